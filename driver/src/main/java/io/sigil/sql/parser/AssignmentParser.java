package io.sigil.sql.parser;

import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/** The assignments of SET. */
final class AssignmentParser {
    private final TokenCursor cursor;
    private final QueryParser queries;

    AssignmentParser(TokenCursor cursor, QueryParser queries) {
        this.cursor = cursor;
        this.queries = queries;
    }

    List<Statement.Assignment> list() throws StatementRefusedException {
        List<Statement.Assignment> assignments = new ArrayList<>();
        do {
            assignments.add(assignment());
        } while (cursor.acceptSymbol(","));
        return assignments;
    }

    private Statement.Assignment assignment() throws StatementRefusedException {
        List<Expression.ColumnReference> targets = new ArrayList<>();
        if (cursor.acceptSymbol("(")) {
            do {
                targets.add(target());
            } while (cursor.acceptSymbol(","));
            cursor.expectSymbol(")");
        } else {
            targets.add(target());
        }
        cursor.expectSymbol("=");
        return new Statement.Assignment(targets, queries.expressions().expression());
    }

    /** A column that is written: {@code c}, {@code t.c} or {@code s.t.c}. */
    Expression.ColumnReference target() throws StatementRefusedException {
        int start = cursor.index();
        List<Name> parts = new ArrayList<>();
        do {
            parts.add(cursor.expectName());
        } while (cursor.acceptSymbol("."));
        return new Expression.ColumnReference(start, parts.subList(0, parts.size() - 1), parts.get(parts.size() - 1));
    }
}
