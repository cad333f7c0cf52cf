package io.sigil.operations.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what of a text is neither string, quoted name nor comment. Good enough to split a script and to number placeholders; what
 * is made of it the analysis reads with care. Stateless.
 */
final class SqlScan {
    private static final Pattern OPAQUE = Pattern.compile(
            "'(?:[^'\\\\]|''|\\\\.)*+'?"
                    + "|\"(?:[^\"]|\"\")*+\"?|`(?:[^`]|``)*+`?|--[^\\n]*|/\\*(?s:.*?)\\*/"
                    + "|(\\$[A-Za-z_0-9]*\\$)(?s:.*?)\\1",
            Pattern.DOTALL);

    private static final Pattern NUMBERED = Pattern.compile("\\$\\d+");

    private SqlScan() {}

    /** The statements of a script, none of them empty. */
    static List<String> split(String script) {
        List<String> statements = new ArrayList<>();
        Matcher opaque = OPAQUE.matcher(script);
        int begin = 0;
        int at = 0;
        while (at < script.length()) {
            boolean found = opaque.find(at);
            int end = found ? opaque.start() : script.length();
            for (int i = at; i < end; i++) {
                if (script.charAt(i) == ';') {
                    add(statements, script.substring(begin, i));
                    begin = i + 1;
                }
            }
            at = found ? Math.max(opaque.end(), end + 1) : end;
        }
        add(statements, script.substring(begin));
        return statements;
    }

    private static void add(List<String> statements, String statement) {
        if (!OPAQUE.matcher(statement)
                .replaceAll(m -> isComment(m.group()) ? "" : "x")
                .isBlank()) {
            statements.add(statement.trim());
        }
    }

    private static boolean isComment(String text) {
        return text.startsWith("--") || text.startsWith("/*");
    }

    /** PostgreSQL's {@code $1} become JDBC's {@code ?}. */
    static String withQuestionMarks(String sql) {
        StringBuilder result = new StringBuilder(sql.length());
        Matcher opaque = OPAQUE.matcher(sql);
        int at = 0;
        while (at < sql.length()) {
            boolean found = opaque.find(at);
            int end = found ? opaque.start() : sql.length();
            result.append(NUMBERED.matcher(sql.substring(at, end)).replaceAll("?"));
            if (!found) {
                break;
            }
            result.append(opaque.group());
            at = Math.max(opaque.end(), end + 1);
        }
        return result.toString();
    }
}
