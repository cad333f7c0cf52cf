package io.sigil.sql.parser;

import io.sigil.dialect.Dialect;
import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.FromItem;
import io.sigil.sql.tree.Merge;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MERGE: the standard's form, and H2's with KEY. */
final class MergeParser {
    private final TokenCursor cursor;
    private final QueryParser queries;
    private final ExpressionParser expressions;
    private final AssignmentParser assignments;

    MergeParser(TokenCursor cursor, QueryParser queries) {
        this.cursor = cursor;
        this.queries = queries;
        this.expressions = queries.expressions();
        this.assignments = new AssignmentParser(cursor, queries);
    }

    Statement merge(Query.With with) throws StatementRefusedException {
        if (cursor.dialect().isMySqlFamily()) {
            throw cursor.unexpected();
        }
        cursor.expectWord("MERGE");
        cursor.expectWord("INTO");
        cursor.acceptWord("ONLY");
        int start = cursor.index();
        List<Name> name = queries.fromItems().tableName();
        if (cursor.dialect() == Dialect.H2 && !cursor.isWord("USING") && !startsAlias()) {
            return keyed(with, new FromItem.Table(start, name, null, List.of()));
        }
        FromItem.Table target =
                new FromItem.Table(start, name, queries.fromItems().alias(), List.of());
        cursor.expectWord("USING");
        FromItem source = queries.fromItems().joined();
        cursor.expectWord("ON");
        Expression on = expressions.expression();
        List<Merge.When> clauses = new ArrayList<>();
        while (cursor.acceptWord("WHEN")) {
            clauses.add(when(target));
        }
        if (clauses.isEmpty()) {
            throw cursor.unexpected();
        }
        List<Query.SelectItem> returning = cursor.acceptWord("RETURNING") ? queries.items() : List.of();
        return new Merge(with, target, source, on, clauses, returning);
    }

    private boolean startsAlias() {
        return cursor.isWord("AS")
                || (cursor.isName() && !(cursor.isWord("KEY") && cursor.peek(1).isSymbol("(")));
    }

    /** H2: {@code MERGE INTO t [(columns)] [KEY (columns)] VALUES … | query}. */
    private Statement keyed(Query.With with, FromItem.Table target) throws StatementRefusedException {
        int afterTarget = cursor.index();
        boolean named = cursor.isSymbol("(") && !QueryStart.isQueryInside(cursor);
        List<Expression.ColumnReference> columns = named ? columns() : List.of();
        List<Expression> keys = new ArrayList<>();
        if (cursor.acceptWord("KEY")) {
            keys.addAll(columns());
        }
        int start = cursor.index();
        Query source = cursor.acceptWord("VALUES") ? rows(start, queries.rows()) : queries.query();
        Statement.Conflict conflict = new Statement.Conflict(keys, List.of(), List.of(), null);
        return new Statement.Insert(with, target, columns, named, afterTarget, source, conflict, List.of());
    }

    private static Query rows(int start, List<List<Expression>> rows) {
        return new Query(start, Query.With.NONE, new Query.Values(start, rows), List.of(), List.of());
    }

    private List<Expression.ColumnReference> columns() throws StatementRefusedException {
        List<Expression.ColumnReference> columns = new ArrayList<>();
        cursor.expectSymbol("(");
        do {
            columns.add(assignments.target());
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        return columns;
    }

    private Merge.When when(FromItem.Table target) throws StatementRefusedException {
        Merge.Rows rows = Merge.Rows.PAIRS;
        boolean not = cursor.acceptWord("NOT");
        cursor.expectWord("MATCHED");
        if (not) {
            rows = Merge.Rows.SOURCE;
            if (cursor.acceptWord("BY") && !cursor.acceptWord("TARGET")) {
                cursor.expectWord("SOURCE");
                rows = Merge.Rows.TARGET;
            }
        }
        Expression condition = cursor.acceptWord("AND") ? expressions.expression() : null;
        cursor.expectWord("THEN");
        if (cursor.acceptWord("DELETE")) {
            return new Merge.When(rows, condition, List.of(), null);
        }
        if (cursor.acceptWord("DO")) {
            cursor.expectWord("NOTHING");
            return new Merge.When(rows, condition, List.of(), null);
        }
        if (rows == Merge.Rows.SOURCE) {
            return new Merge.When(rows, condition, List.of(), insert(target));
        }
        cursor.expectWord("UPDATE");
        cursor.expectWord("SET");
        return new Merge.When(rows, condition, assignments.list(), null);
    }

    private Statement.Insert insert(FromItem.Table target) throws StatementRefusedException {
        cursor.expectWord("INSERT");
        int afterInsert = cursor.index();
        boolean named = cursor.isSymbol("(");
        List<Expression.ColumnReference> columns = named ? columns() : List.of();
        if (cursor.acceptWord("OVERRIDING")) {
            if (!cursor.acceptAnyWord("SYSTEM", "USER")) {
                throw cursor.unexpected();
            }
            cursor.expectWord("VALUE");
        }
        FromItem.Table written = new FromItem.Table(target.token(), target.name(), target.alias(), List.of());
        return new Statement.Insert(Query.With.NONE, written, columns, named, afterInsert, source(), null, List.of());
    }

    private @Nullable Query source() throws StatementRefusedException {
        if (cursor.acceptWords("DEFAULT", "VALUES")) {
            return null;
        }
        int start = cursor.index();
        cursor.expectWord("VALUES");
        cursor.expectSymbol("(");
        List<Expression> row = expressions.list();
        cursor.expectSymbol(")");
        return rows(start, List.of(row));
    }
}
