package io.sigil.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operands of AND, as H2 prints them: each in parentheses, on a line of its own. */
final class H2Conjunction {
    private static final String AND = "\n    AND ";

    /** What parentheses don't count in. */
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"");

    private H2Conjunction() {}

    /**
     * Puts the operands into another order.
     *
     * @param order the place of each, from 0; empty: they stay where they are
     */
    static String ordered(String label, List<Integer> order) {
        List<String> operands = operands(label);
        // A label of one operand is that of a column that H2 has named already, as in a derived table.
        if (order.isEmpty() || operands.size() != order.size()) {
            return label;
        }
        String[] ordered = new String[order.size()];
        for (int i = 0; i < ordered.length; i++) {
            ordered[order.get(i)] = operands.get(i);
        }
        return String.join(AND, Arrays.asList(ordered));
    }

    private static List<String> operands(String label) {
        List<String> operands = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(label);
        int depth = 0;
        int start = 0;
        int at = 0;
        while (at < label.length()) {
            char c = label.charAt(at);
            if (quoted.region(at, label.length()).lookingAt()) {
                at = quoted.end();
            } else if (depth == 0 && label.startsWith(AND, at)) {
                operands.add(label.substring(start, at));
                at += AND.length();
                start = at;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                at++;
            }
        }
        operands.add(label.substring(start));
        return operands;
    }
}
