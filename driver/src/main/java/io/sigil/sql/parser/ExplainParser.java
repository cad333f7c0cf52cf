package io.sigil.sql.parser;

import io.sigil.sql.lexer.Token;

/**
 * EXPLAIN and its options in the spellings of all dialects: {@code EXPLAIN (ANALYZE, FORMAT JSON)}, {@code EXPLAIN PLAN
 * FOR}, {@code DESCRIBE FORMAT = JSON}, {@code ANALYZE FORMAT=JSON}.
 */
final class ExplainParser {
    private static final int MAX_OPTIONS = 8;

    private final TokenCursor cursor;

    ExplainParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /** Moves to the statement that is explained; false, and nothing moves, when a table is described instead. */
    boolean skipToExplained() {
        int start = cursor.index();
        boolean describesTable = cursor.next().isWord("ANALYZE") && cursor.isWord("TABLE");
        for (int i = 0; i < MAX_OPTIONS && !describesTable && !cursor.endsStatement(); i++) {
            if (isExplainable()) {
                return true;
            }
            skipOption();
        }
        cursor.moveTo(start);
        return false;
    }

    private void skipOption() {
        int last = cursor.isSymbol("(") ? cursor.closing(cursor.index()) : cursor.index();
        while (cursor.index() <= last) {
            Token token = cursor.next();
            if (token.kind().isSlot()) {
                cursor.structural(token.slot());
            }
        }
    }

    private boolean isExplainable() {
        return cursor.isAnyWord("SELECT", "WITH", "VALUES", "INSERT", "REPLACE", "UPDATE", "DELETE", "CREATE", "MERGE")
                || (cursor.isWord("TABLE") && TokenCursor.isName(cursor.peek(1)))
                || (cursor.isSymbol("(")
                        && (cursor.peek(1).isWord("SELECT") || cursor.peek(1).isSymbol("(")));
    }
}
