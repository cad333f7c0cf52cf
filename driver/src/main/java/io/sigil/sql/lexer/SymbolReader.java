package io.sigil.sql.lexer;

import io.sigil.dialect.Dialect;
import java.util.List;

/** Finds where an operator or a punctuation mark ends. */
final class SymbolReader {
    private static final String POSTGRESQL_OPERATOR = "+-*/<>=~!@#%^&|`";
    private static final String ALLOWS_SIGN_AT_END = "~!@#%^&|`?";

    /** Longest first. */
    private static final List<String> KNOWN = List.of(
            "->>", "<=>", ":=", "::", "||", "&&", "<=", ">=", "<>", "!=", "->", "=>", "<<", ">>", "@@", "@>", "<@");

    /** The second characters of these. */
    private static final String SECOND = "><=:|&@";

    private final String text;
    private final Dialect dialect;

    SymbolReader(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    int end(int start) {
        if (dialect == Dialect.POSTGRESQL && isOperatorPart(start)) {
            return endOfPostgresOperator(start);
        }
        if (start + 1 >= text.length() || SECOND.indexOf(text.charAt(start + 1)) < 0) {
            return start + 1;
        }
        for (String symbol : KNOWN) {
            if (text.startsWith(symbol, start)) {
                return start + symbol.length();
            }
        }
        return start + 1;
    }

    /** PostgreSQL manual, 4.1.3: the longest run, without a sign at its end unless it holds one of the special marks. */
    private int endOfPostgresOperator(int start) {
        int end = start;
        while (end < text.length() && isOperatorPart(end) && !startsComment(end)) {
            end += text.charAt(end) == '?' ? 2 : 1;
        }
        while (end > start + 1 && isSign(text.charAt(end - 1)) && !hasSpecialMark(start, end)) {
            end--;
        }
        return end;
    }

    /** pgjdbc reads {@code ??} as the operator character and a single {@code ?} as a placeholder. */
    private boolean isOperatorPart(int index) {
        return POSTGRESQL_OPERATOR.indexOf(text.charAt(index)) >= 0 || text.startsWith("??", index);
    }

    private boolean startsComment(int index) {
        return text.startsWith("--", index) || text.startsWith("/*", index);
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }

    private boolean hasSpecialMark(int start, int end) {
        for (int i = start; i < end; i++) {
            if (ALLOWS_SIGN_AT_END.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
