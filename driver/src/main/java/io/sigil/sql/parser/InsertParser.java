package io.sigil.sql.parser;

import io.sigil.dialect.Dialect;
import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.FromItem;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERT and REPLACE in the spellings of all dialects. */
final class InsertParser {
    private final TokenCursor cursor;
    private final QueryParser queries;
    private final ExpressionParser expressions;
    private final AssignmentParser assignments;

    InsertParser(TokenCursor cursor, QueryParser queries) {
        this.cursor = cursor;
        this.queries = queries;
        this.expressions = queries.expressions();
        this.assignments = new AssignmentParser(cursor, queries);
    }

    Statement insert(Query.With with) throws StatementRefusedException {
        cursor.next();
        cursor.acceptAnyWord("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY");
        cursor.acceptWord("IGNORE");
        cursor.acceptWord("INTO");
        int start = cursor.index();
        List<Name> name = queries.fromItems().tableName();
        queries.fromItems().partitions();
        Name alias = cursor.acceptWord("AS") ? cursor.expectName() : null;
        FromItem.Table target = new FromItem.Table(start, name, alias, List.of());
        int afterTarget = cursor.index();

        List<Expression.ColumnReference> columns = new ArrayList<>();
        boolean named = cursor.isSymbol("(") && !QueryStart.isQueryInside(cursor);
        if (named) {
            columns(columns);
        }
        if (cursor.acceptWord("OVERRIDING")) {
            if (!cursor.acceptAnyWord("SYSTEM", "USER")) {
                throw cursor.unexpected();
            }
            cursor.expectWord("VALUE");
        }
        Query source = source(columns);
        named |= !columns.isEmpty();
        Name row = null;
        List<Name> rowColumns = List.of();
        if (cursor.dialect().isMySqlFamily() && cursor.acceptWord("AS")) {
            row = cursor.expectName();
            rowColumns = queries.fromItems().columnNames();
        }
        Statement.Conflict conflict = conflict(row, rowColumns);
        List<Query.SelectItem> returning = cursor.acceptWord("RETURNING") ? queries.items() : List.of();
        return new Statement.Insert(with, target, columns, named, afterTarget, source, conflict, returning);
    }

    private void columns(List<Expression.ColumnReference> columns) throws StatementRefusedException {
        cursor.expectSymbol("(");
        if (cursor.dialect().isMySqlFamily() && cursor.acceptSymbol(")")) {
            return;
        }
        do {
            columns.add(assignments.target());
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
    }

    /** Where the rows come from; null for DEFAULT VALUES. SET names its columns itself. */
    private @Nullable Query source(List<Expression.ColumnReference> columns) throws StatementRefusedException {
        int start = cursor.index();
        if (cursor.dialect() == Dialect.H2 && cursor.acceptAnyWord("DIRECT", "SORTED")) {
            return queries.query();
        }
        if (cursor.acceptWords("DEFAULT", "VALUES")) {
            return null;
        }
        if (cursor.acceptWord("SET")) {
            List<Expression> row = new ArrayList<>();
            do {
                columns.add(assignments.target());
                cursor.expectSymbol("=");
                row.add(expressions.expression());
            } while (cursor.acceptSymbol(","));
            return rows(start, List.of(row));
        }
        if (cursor.acceptWord("VALUES") || (cursor.dialect().isMySqlFamily() && cursor.acceptWord("VALUE"))) {
            return rows(start, queries.rows());
        }
        return queries.query();
    }

    private static Query rows(int start, List<List<Expression>> rows) {
        return new Query(start, Query.With.NONE, new Query.Values(start, rows), List.of(), List.of());
    }

    private Statement.@Nullable Conflict conflict(@Nullable Name row, List<Name> rowColumns)
            throws StatementRefusedException {
        if (!cursor.acceptWord("ON")) {
            return null;
        }
        if (cursor.acceptWord("DUPLICATE")) {
            cursor.expectWord("KEY");
            cursor.expectWord("UPDATE");
            return new Statement.Conflict(List.of(), assignments.list(), List.of(), row, rowColumns);
        }
        cursor.expectWord("CONFLICT");
        List<Expression> target = List.of();
        List<Expression> conditions = new ArrayList<>();
        if (cursor.acceptSymbol("(")) {
            target = expressions.list();
            cursor.expectSymbol(")");
            if (cursor.acceptWord("WHERE")) {
                conditions.add(expressions.expression());
            }
        } else if (cursor.acceptWord("ON")) {
            cursor.expectWord("CONSTRAINT");
            cursor.expectName();
        }
        cursor.expectWord("DO");
        if (cursor.acceptWord("NOTHING")) {
            return new Statement.Conflict(target, List.of(), conditions, null);
        }
        cursor.expectWord("UPDATE");
        cursor.expectWord("SET");
        List<Statement.Assignment> changes = assignments.list();
        if (cursor.acceptWord("WHERE")) {
            conditions.add(expressions.expression());
        }
        return new Statement.Conflict(target, changes, conditions, Name.of("EXCLUDED", false));
    }
}
