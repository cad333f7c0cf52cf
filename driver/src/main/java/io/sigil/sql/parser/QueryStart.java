package io.sigil.sql.parser;

import io.sigil.sql.lexer.Token;

/** Tells a query in parentheses from an expression in parentheses, without trying both. */
final class QueryStart {
    private QueryStart() {}

    /** Whether the parenthesis at the cursor encloses a query, itself perhaps in more parentheses. */
    static boolean isQueryInside(TokenCursor cursor) {
        int outer = cursor.index();
        int inner = outer;
        while (cursor.at(inner + 1).isSymbol("(")) {
            inner++;
        }
        if (!startsQuery(cursor, cursor.at(inner + 1), cursor.at(inner + 2))) {
            return false;
        }
        // Walk outwards: ((SELECT 1) UNION (SELECT 2)) is a query, ((SELECT 1) + 2) isn't.
        while (inner > outer) {
            int after = cursor.closing(inner) + 1;
            inner--;
            if (after != cursor.closing(inner)) {
                return continuesQuery(cursor.at(after));
            }
        }
        return true;
    }

    static boolean startsQuery(TokenCursor cursor, Token token, Token next) {
        return token.isWord("SELECT")
                || token.isWord("WITH")
                || (token.isWord("TABLE") && !next.isSymbol("("))
                || (token.isWord("VALUES") && !(cursor.dialect().isMySqlFamily() && next.isSymbol("(")));
    }

    private static boolean continuesQuery(Token token) {
        return token.isWord("UNION")
                || token.isWord("INTERSECT")
                || token.isWord("EXCEPT")
                || token.isWord("MINUS")
                || token.isWord("ORDER")
                || token.isWord("LIMIT")
                || token.isWord("OFFSET")
                || token.isWord("FETCH")
                || token.isWord("FOR");
    }
}
