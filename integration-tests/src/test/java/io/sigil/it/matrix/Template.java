package io.sigil.it.matrix;

import io.sigil.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a statement of the matrix out. {@code {c}}: the column under test, {@code {c2}}: another one of its domain;
 * {@code {person}} and so on: the tables; {@code {1}} to {@code {9}}: a value of the type, {@code {0}}: null, {@code
 * {1,2}}: the values of a batch; {@code {=17}}, {@code {='x'}}: a plain number or text. Values become placeholders or
 * literals, as the form says. {@code {L1}} is always a literal, {@code {Q1}} always a placeholder.
 */
final class Template {
    private static final Pattern TOKEN = Pattern.compile(
            "\\{(=[^}]*|c2?|t|person|visit|account|plain|made|find|store|storex|last|other|[LQ]?[0-9](,[0-9])*)\\}");

    /** How the values of a statement are given. */
    enum Form {
        PLACEHOLDER,
        LITERAL,
        /** The first is a literal, the second a placeholder, and so on. */
        MIXED
    }

    /**
     * A statement to be sent.
     *
     * @param rows of parameters: the first, and the second one of a batch
     * @param bound the values of the ruled type in it
     */
    record Written(String sql, List<List<Object>> rows, List<Object> bound) {}

    private final MatrixType type;
    private final CipherMode mode;
    private final Dialect dialect;
    private final Form form;
    private final List<List<Object>> rows = new ArrayList<>();
    private final List<Object> bound = new ArrayList<>();
    private int values;

    private Template(MatrixType type, CipherMode mode, Dialect dialect, Form form) {
        this.type = type;
        this.mode = mode;
        this.dialect = dialect;
        this.form = form;
    }

    static Written write(String sql, MatrixType type, CipherMode mode, Dialect dialect, Form form) {
        Template template = new Template(type, mode, dialect, form);
        template.rows.add(new ArrayList<>());
        template.rows.add(new ArrayList<>());
        String written = TOKEN.matcher(sql).replaceAll(match -> Matcher.quoteReplacement(template.token(match)));
        return new Written(written, template.rows, template.bound);
    }

    static boolean callsProcedure(String sql) {
        return TOKEN.matcher(sql).results().anyMatch(match -> match.group(1).matches("find|store|storex|last|other"));
    }

    /** How many values a text has. */
    static int values(String sql) {
        return (int) TOKEN.matcher(sql)
                .results()
                .filter(match -> match.group(1).matches("=.*|[0-9,]+"))
                .count();
    }

    /** For people: any value is {@code ?}, any table t. */
    static String describe(String sql) {
        return TOKEN.matcher(sql)
                .replaceAll(match -> Map.of(
                                "c", "c", "c2", "c2", "t", "…", "person", "t", "visit", "u", "account", "t", "plain",
                                "plain", "made", "t")
                        .getOrDefault(match.group(1), described(match.group(1))));
    }

    /** A procedure's name, or a value. */
    private static String described(String token) {
        return token.matches("[a-z]+") ? token : "?";
    }

    private String token(MatchResult match) {
        String token = match.group(1);
        return switch (token) {
            case "c" -> mode.column();
            case "c2" -> mode.column() + "2";
            case "t" -> type.sqlType(dialect, mode);
            case "plain" -> token + "_" + type.suffix();
            case "person", "visit", "account", "made", "find", "store", "storex", "last", "other" ->
                token + "_" + type.suffix() + mode.suffix();
            default -> value(token);
        };
    }

    private String value(String token) {
        if (token.startsWith("=")) {
            String text = token.substring(1);
            if (!nextIsPlaceholder()) {
                return text;
            }
            Object plain = text.startsWith("'") ? text.substring(1, text.length() - 1) : (Object) Integer.valueOf(text);
            return placeholder(plain, plain);
        }
        boolean pinned = token.startsWith("L") || token.startsWith("Q");
        String[] numbers = (pinned ? token.substring(1) : token).split(",", -1);
        int first = Integer.parseInt(numbers[0]);
        if (type.value(first) != null) {
            bound.add(type.value(first));
        }
        boolean placeholder = pinned ? token.startsWith("Q") : nextIsPlaceholder();
        if (!placeholder) {
            return type.literal(first, dialect);
        }
        Object second = type.value(Integer.parseInt(numbers[numbers.length - 1]));
        return placeholder(type.value(first), second);
    }

    private boolean nextIsPlaceholder() {
        values++;
        return form == Form.PLACEHOLDER || (form == Form.MIXED && values % 2 == 0);
    }

    private String placeholder(Object first, Object second) {
        rows.get(0).add(first);
        rows.get(1).add(second);
        return "?";
    }
}
