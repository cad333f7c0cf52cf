package io.sigil.sql.parser;

import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Statement;

/** Statements that may name a ruled table and carry no value of its columns: they go to the database as they are. */
final class VerbatimStatements {
    private VerbatimStatements() {}

    static boolean startsHere(TokenCursor cursor) {
        if (cursor.isWord("DROP")) {
            return cursor.peek(1).kind() == TokenKind.WORD;
        }
        return cursor.isAnyWord(
                "TRUNCATE",
                "GRANT",
                "REVOKE",
                "LOCK",
                "UNLOCK",
                "SHOW",
                "VACUUM",
                "REINDEX",
                "REFRESH",
                "CLUSTER",
                "OPTIMIZE",
                "FLUSH",
                "REPAIR",
                "CHECK",
                "COMMENT");
    }

    static Statement skip(TokenCursor cursor) {
        while (!cursor.atEnd() && !cursor.isSymbol(";")) {
            if (cursor.peek().kind().isSlot()) {
                cursor.structural(cursor.peek().slot());
            }
            cursor.next();
        }
        return new Statement.Verbatim();
    }
}
