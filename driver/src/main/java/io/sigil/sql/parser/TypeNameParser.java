package io.sigil.sql.parser;

import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;

/** Walks over type names and interval units. Their numbers are part of the grammar, never a column's value. */
final class TypeNameParser {
    private final TokenCursor cursor;

    TypeNameParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /** {@code VARCHAR(11)}, {@code double precision}, {@code timestamp(3) with time zone}, {@code pg_catalog.int4[]}. */
    void skip() throws StatementRefusedException {
        boolean interval = cursor.isWord("INTERVAL");
        cursor.expectName();
        if (interval && cursor.isAnyWord("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND")) {
            skipIntervalUnit();
            return;
        }
        while (cursor.acceptSymbol(".")) {
            cursor.expectName();
        }
        cursor.acceptAnyWord("VARYING", "PRECISION", "LARGE", "INTEGER", "INT", "SIGNED", "UNSIGNED");
        cursor.acceptWord("OBJECT");
        parameters();
        if (cursor.isAnyWord("WITH", "WITHOUT") && cursor.peek(1).isWord("TIME")) {
            cursor.moveTo(cursor.index() + 2);
            cursor.expectWord("ZONE");
        }
        cursor.acceptAnyWord("UNSIGNED", "ARRAY");
        if (cursor.acceptWords("CHARACTER", "SET")) {
            cursor.expectName();
        }
        while (cursor.acceptSymbol("[")) {
            structuralNumber();
            cursor.expectSymbol("]");
        }
    }

    /** Whether the type is text without a length. */
    boolean skipText() throws StatementRefusedException {
        int start = cursor.index();
        skip();
        int length = cursor.index() - start;
        Token first = cursor.at(start);
        return (length == 1 && (first.isWord("TEXT") || first.isWord("VARCHAR")))
                || (length == 2
                        && first.isWord("CHARACTER")
                        && cursor.at(start + 1).isWord("VARYING"));
    }

    void skipIntervalUnit() throws StatementRefusedException {
        cursor.next();
        parameters();
        if (cursor.acceptWord("TO")) {
            cursor.next();
            parameters();
        }
    }

    private void parameters() throws StatementRefusedException {
        if (!cursor.acceptSymbol("(")) {
            return;
        }
        do {
            structuralNumber();
            cursor.acceptAnyWord("CHARACTERS", "OCTETS", "CHAR", "BYTE");
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
    }

    private void structuralNumber() {
        Token token = cursor.peek();
        if (token.kind() == TokenKind.NUMBER) {
            cursor.structural(cursor.next().slot());
        }
    }
}
