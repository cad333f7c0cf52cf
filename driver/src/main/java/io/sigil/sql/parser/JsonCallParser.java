package io.sigil.sql.parser;

import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Expression;
import java.util.List;

/** The JSON functions with keywords among their arguments: ISO/IEC 9075-2:2016, 6.27 and 6.33, 7.11, 10.9. */
final class JsonCallParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final TypeNameParser types;

    JsonCallParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.types = new TypeNameParser(cursor);
    }

    static boolean isJson(String word) {
        return word.startsWith("JSON_") || word.equals("JSON");
    }

    /** The arguments between the parentheses of a call; ORDER BY and what follows are the caller's. */
    void arguments(List<Expression> arguments) throws StatementRefusedException {
        cursor.enter();
        boolean more = !acceptClause(arguments);
        while (more) {
            argument(arguments);
            while (acceptClause(arguments)) {
                // Clauses behind an argument, in any order.
            }
            more = cursor.acceptSymbol(",") || cursor.acceptSymbol(":") || cursor.acceptAnyWord("VALUE", "PASSING");
        }
        cursor.leave();
    }

    private void argument(List<Expression> arguments) throws StatementRefusedException {
        if (cursor.isWord("KEY")
                && !cursor.peek(1).isSymbol(",")
                && !cursor.peek(1).isSymbol(")")) {
            cursor.next();
        }
        arguments.add(expressions.expression());
        if (cursor.acceptWords("FORMAT", "JSON") && cursor.acceptWord("ENCODING")) {
            cursor.expectName();
        }
        if (cursor.acceptWord("AS")) {
            cursor.expectName();
        }
    }

    private boolean acceptClause(List<Expression> arguments) throws StatementRefusedException {
        if (cursor.acceptWord("RETURNING")) {
            types.skip();
            if (cursor.acceptWords("FORMAT", "JSON") && cursor.acceptWord("ENCODING")) {
                cursor.expectName();
            }
            return true;
        }
        if (cursor.isWord("COLUMNS") && cursor.peek(1).isSymbol("(")) {
            cursor.next();
            columns(arguments);
            return true;
        }
        return acceptWrapper() || acceptBehaviour(arguments);
    }

    /** WITH WRAPPER, OMIT QUOTES, WITH UNIQUE KEYS. */
    private boolean acceptWrapper() throws StatementRefusedException {
        if (cursor.acceptAnyWord("WITH", "WITHOUT")) {
            if (cursor.acceptWord("UNIQUE")) {
                cursor.acceptWord("KEYS");
                return true;
            }
            cursor.acceptAnyWord("CONDITIONAL", "UNCONDITIONAL");
            cursor.acceptWord("ARRAY");
            cursor.expectWord("WRAPPER");
            return true;
        }
        if (cursor.isAnyWord("KEEP", "OMIT") && cursor.peek(1).isWord("QUOTES")) {
            cursor.moveTo(cursor.index() + 2);
            if (cursor.acceptWord("ON")) {
                cursor.expectWord("SCALAR");
                cursor.expectWord("STRING");
            }
            return true;
        }
        return false;
    }

    /** {@code NULL ON EMPTY}, {@code DEFAULT e ON ERROR}, {@code ABSENT ON NULL}. */
    private boolean acceptBehaviour(List<Expression> arguments) throws StatementRefusedException {
        if (cursor.isWord("DEFAULT") && !cursor.peek(1).isSymbol("(")) {
            cursor.next();
            arguments.add(expressions.term());
        } else if (cursor.isWord("EMPTY")
                && (cursor.peek(1).isWord("ARRAY") || cursor.peek(1).isWord("OBJECT"))) {
            cursor.moveTo(cursor.index() + 2);
        } else if (cursor.peek(1).isWord("ON")
                && (cursor.isAnyWord("NULL", "ERROR", "ABSENT", "EMPTY", "UNKNOWN")
                        || cursor.peek().kind() == TokenKind.BOOLEAN)) {
            if (cursor.peek().kind() == TokenKind.BOOLEAN) {
                cursor.structural(cursor.peek().slot());
            }
            cursor.next();
        } else {
            return false;
        }
        cursor.expectWord("ON");
        if (!cursor.acceptAnyWord("EMPTY", "ERROR", "NULL")) {
            throw cursor.unexpected();
        }
        return true;
    }

    /** The columns of JSON_TABLE. */
    private void columns(List<Expression> arguments) throws StatementRefusedException {
        cursor.enter();
        cursor.expectSymbol("(");
        do {
            if (cursor.isWord("NESTED") && isNested()) {
                cursor.next();
                cursor.acceptWord("PATH");
                path();
                if (cursor.acceptWord("AS")) {
                    cursor.expectName();
                }
                cursor.expectWord("COLUMNS");
                columns(arguments);
            } else {
                column(arguments);
            }
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        cursor.leave();
    }

    private boolean isNested() {
        return cursor.peek(1).isWord("PATH") || cursor.peek(1).kind() == TokenKind.STRING;
    }

    private void column(List<Expression> arguments) throws StatementRefusedException {
        cursor.expectName();
        if (cursor.acceptWord("FOR")) {
            cursor.expectWord("ORDINALITY");
            return;
        }
        types.skip();
        if (cursor.acceptWord("COLLATE")) {
            cursor.expectName();
        }
        cursor.acceptWords("FORMAT", "JSON");
        cursor.acceptWord("EXISTS");
        if (cursor.acceptWord("PATH")) {
            path();
        }
        while (acceptWrapper() || acceptBehaviour(arguments)) {
            // In any order.
        }
    }

    private void path() throws StatementRefusedException {
        if (cursor.peek().kind() != TokenKind.STRING) {
            throw cursor.unexpected();
        }
        cursor.structural(cursor.next().slot());
    }

    /** {@code IS JSON [VALUE | SCALAR | ARRAY | OBJECT] [WITH UNIQUE KEYS]}, behind IS [NOT]. */
    boolean acceptIsJson() throws StatementRefusedException {
        if (!cursor.acceptWord("JSON")) {
            return false;
        }
        cursor.acceptAnyWord("VALUE", "SCALAR", "ARRAY", "OBJECT");
        if (cursor.isAnyWord("WITH", "WITHOUT") && cursor.peek(1).isWord("UNIQUE")) {
            acceptWrapper();
        }
        return true;
    }
}
