package io.sigil.sql.parser;

import io.sigil.dialect.Dialect;
import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.FromItem;
import java.util.ArrayList;
import java.util.List;

/** Functions in FROM, and what names their columns. */
final class TableFunctionParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final FromParser from;

    TableFunctionParser(TokenCursor cursor, ExpressionParser expressions, FromParser from) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.from = from;
    }

    boolean startsHere() {
        int ahead = 0;
        while (cursor.peek(ahead).kind() == TokenKind.WORD
                && cursor.peek(ahead + 1).isSymbol(".")) {
            ahead += 2;
        }
        return isRowsFrom()
                || (cursor.peek(ahead).kind() == TokenKind.WORD
                        && cursor.peek(ahead + 1).isSymbol("("));
    }

    /** PostgreSQL: {@code ROWS FROM (f(…), g(…))}. */
    private boolean isRowsFrom() {
        return cursor.dialect() == Dialect.POSTGRESQL
                && cursor.isWords("ROWS", "FROM")
                && cursor.peek(2).isSymbol("(");
    }

    FromItem function() throws StatementRefusedException {
        int start = cursor.index();
        List<Name> columns = new ArrayList<>();
        Expression call;
        if (isRowsFrom()) {
            call = rowsFrom(start);
        } else if (cursor.dialect() == Dialect.H2 && cursor.isAnyWord("TABLE", "TABLE_DISTINCT")) {
            call = table(start, columns);
        } else {
            call = expressions.primaries().operand();
        }
        boolean ordinality = cursor.acceptWord("WITH");
        if (ordinality) {
            cursor.expectWord("ORDINALITY");
        }
        boolean definitions = cursor.isWord("AS") && cursor.peek(1).isSymbol("(");
        if (definitions) {
            cursor.next();
        }
        Name alias = definitions ? null : from.alias();
        if ((definitions || alias != null) && cursor.acceptSymbol("(") && definedColumns(columns)) {
            columns.clear();
        }
        return new FromItem.Function(start, call, alias, ordinality ? List.of() : columns);
    }

    private Expression rowsFrom(int start) throws StatementRefusedException {
        cursor.moveTo(start + 3);
        List<Expression> calls = new ArrayList<>();
        do {
            calls.add(expressions.primaries().operand());
            if (cursor.acceptWord("AS")) {
                cursor.expectSymbol("(");
                definedColumns(new ArrayList<>());
            }
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        return new Expression.Operation(start, "ROWS FROM", calls);
    }

    /** H2: {@code TABLE(id INT = (1, 2), name VARCHAR = ('a', 'b'))}. */
    private Expression table(int start, List<Name> columns) throws StatementRefusedException {
        cursor.next();
        cursor.expectSymbol("(");
        List<Expression> values = new ArrayList<>();
        do {
            columns.add(cursor.expectName());
            new TypeNameParser(cursor).skip();
            cursor.expectSymbol("=");
            values.add(expressions.expression());
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        return new Expression.Operation(start, "TABLE", values);
    }

    /**
     * {@code (a, b)}, or PostgreSQL's {@code (a int, b text)}, which names all columns there are.
     *
     * @return whether the names may be fewer than the columns
     */
    private boolean definedColumns(List<Name> columns) throws StatementRefusedException {
        boolean typed = true;
        columns.clear();
        do {
            columns.add(cursor.expectName());
            if (cursor.dialect() == Dialect.POSTGRESQL && !cursor.isSymbol(",") && !cursor.isSymbol(")")) {
                new TypeNameParser(cursor).skip();
            } else {
                typed = false;
            }
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        return !typed;
    }
}
