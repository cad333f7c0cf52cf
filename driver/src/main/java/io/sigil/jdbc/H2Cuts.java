package io.sigil.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the cutting of tokens out of an expression that H2 has printed; nothing else in it cuts. */
final class H2Cuts {
    private static final String OPEN = "SUBSTRING(";

    private static final Pattern CLOSE = Pattern.compile(" FROM 1 FOR [0-9]+\\)");

    /** What parentheses and functions don't count in. */
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"");

    private final String label;
    private final Matcher quoted;
    private final Matcher close;
    private int at;

    private H2Cuts(String label) {
        this.label = label;
        this.quoted = QUOTED.matcher(label);
        this.close = CLOSE.matcher(label);
    }

    static String without(String label) {
        return new H2Cuts(label).expression(label.length());
    }

    /** Up to the end, or to the end of a cut whose beginning has been read. */
    private String expression(int end) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        while (at < end) {
            if (quoted.region(at, end).lookingAt()) {
                text.append(quoted.group());
                at = quoted.end();
            } else if (label.startsWith(OPEN, at)) {
                at += OPEN.length();
                text.append(cut(end));
            } else if (depth == 0 && close.region(at, end).lookingAt()) {
                return text.toString();
            } else {
                char c = label.charAt(at++);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                text.append(c);
            }
        }
        return text.toString();
    }

    private String cut(int end) {
        String inner = expression(end);
        if (close.region(at, end).lookingAt()) {
            at = close.end();
            return inner;
        }
        return OPEN + inner;
    }
}
