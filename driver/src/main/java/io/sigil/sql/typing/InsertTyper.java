package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.sql.Attribute;
import io.sigil.sql.Name;
import io.sigil.sql.Relation;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types an INSERT: which value goes into which column. One use. */
final class InsertTyper {
    private final QueryTyper queries;
    private final Meeting meeting;
    private final Dialect dialect;
    private final List<TextEdit> edits;
    private final RowWrites writes;
    private @Nullable Source row;

    InsertTyper(QueryTyper queries, Dialect dialect, List<TextEdit> edits) {
        this.queries = queries;
        this.meeting = queries.meeting();
        this.dialect = dialect;
        this.edits = edits;
        this.writes = new RowWrites(queries.ledger(), queries.catalog(), dialect);
    }

    /**
     * Types the statement.
     *
     * @return the table that is written when it is ruled
     */
    @Nullable
    Relation type(Statement.Insert insert, Scope outer) throws StatementRefusedException {
        List<Name> path = insert.target().name();
        Relation relation = Tables.find(queries.catalog(), path, insert.target().token());
        Name name = insert.target().alias() != null ? insert.target().alias() : path.get(path.size() - 1);
        row = relation == null ? new Source(name, List.of(), false) : Tables.source(relation, name);
        if (relation != null) {
            writes.requireKeyed(insert, relation);
        }
        if (insert.source().isPresent()) {
            rows(insert, relation, outer);
        }
        if (insert.conflict().isPresent()) {
            boolean rows = insert.source().isEmpty() || insert.source().get().body() instanceof Query.Values;
            conflict(insert, insert.conflict().get(), relation, outer, rows);
        }
        return relation != null && relation.ruled() ? relation : null;
    }

    /** Sees the columns of the written row. */
    Scope rowScope(Scope outer) {
        Scope scope = queries.scope(outer, outer.commonTables());
        if (row != null) {
            scope.add(JoinedSources.of(row));
        }
        return scope;
    }

    private void rows(Statement.Insert insert, @Nullable Relation relation, Scope outer)
            throws StatementRefusedException {
        Query source = insert.source().orElseThrow();
        List<@Nullable RuledColumn> named = insert.columnsNamed() ? named(insert, outer) : null;
        if (source.body() instanceof Query.Values && source.orderBy().isEmpty()) {
            ExpressionTyper expressions = new ExpressionTyper(outer, queries);
            int width = -1;
            List<@Nullable RuledColumn> columns = named;
            for (List<Expression> values : ((Query.Values) source.body()).rows()) {
                if (width != values.size()) {
                    requireSameWidth(width, values, source);
                    width = values.size();
                    columns = named != null ? named : unnamed(insert, relation, width);
                }
                requireWidth(columns, width, source.token());
                List<CipherType> types = new ArrayList<>(width);
                for (int i = 0; i < width; i++) {
                    types.add(expressions.type(values.get(i)));
                    meeting.assign(
                            types.get(i),
                            columns == null ? null : columns.get(i),
                            values.get(i).token());
                }
                if (relation != null && columns != null) {
                    writes.insertRow(insert, relation, columns, types);
                }
            }
            return;
        }
        List<OutputColumn> outputs = queries.type(source, outer);
        List<@Nullable RuledColumn> columns = named != null ? named : unnamed(insert, relation, outputs.size());
        requireWidth(columns, outputs.size(), source.token());
        for (int i = 0; i < outputs.size(); i++) {
            meeting.assign(outputs.get(i).type(), columns == null ? null : columns.get(i), source.token());
        }
    }

    private static void requireSameWidth(int before, List<Expression> values, Query source)
            throws StatementRefusedException {
        if (before >= 0) {
            throw wrongWidth(values.isEmpty() ? source.token() : values.get(0).token());
        }
    }

    private static void requireWidth(@Nullable List<@Nullable RuledColumn> columns, int width, int token)
            throws StatementRefusedException {
        if (columns != null && columns.size() != width) {
            throw wrongWidth(token);
        }
    }

    private static StatementRefusedException wrongWidth(int token) {
        return new StatementRefusedException(
                ErrorCode.STATEMENT_NOT_UNDERSTOOD,
                token,
                "a row has another number of values than there are columns",
                "it isn't known which value goes where",
                "give one value for each column");
    }

    private List<@Nullable RuledColumn> named(Statement.Insert insert, Scope outer) throws StatementRefusedException {
        Scope scope = rowScope(outer.withoutSources());
        List<@Nullable RuledColumn> columns = new ArrayList<>();
        for (Expression.ColumnReference column : insert.columns()) {
            columns.add(scope.resolve(column).cell());
        }
        return columns;
    }

    /** The columns of an INSERT without a list: the list is added, so that the database can't understand another one. */
    private @Nullable List<@Nullable RuledColumn> unnamed(
            Statement.Insert insert, @Nullable Relation relation, int width) throws StatementRefusedException {
        if (relation == null || !relation.ruled()) {
            return null;
        }
        List<Attribute> attributes = relation.attributes();
        if (width > attributes.size() || (width < attributes.size() && dialect != Dialect.POSTGRESQL)) {
            throw wrongWidth(insert.target().token());
        }
        List<@Nullable RuledColumn> columns = new ArrayList<>();
        StringBuilder list = new StringBuilder(" (");
        for (Attribute attribute : attributes.subList(0, width)) {
            list.append(columns.isEmpty() ? "" : ", ").append(QuotedName.of(attribute.name(), dialect));
            columns.add(attribute.ruled());
        }
        edits.add(
                TextEdit.insertAfter(insert.afterTarget() - 1, list.append(')').toString()));
        return columns;
    }

    /** The row that was to be inserted, under its own names where it has some. */
    private Source proposedRow(Statement.Insert insert, Statement.Conflict conflict, Name name, Relation relation)
            throws StatementRefusedException {
        List<Name> names = conflict.proposedColumns();
        if (names.isEmpty()) {
            return Tables.source(relation, name);
        }
        List<OutputColumn> columns = new ArrayList<>();
        if (insert.columnsNamed()) {
            Scope scope = rowScope(queries.scope(null, CommonTables.NONE));
            for (Expression.ColumnReference column : insert.columns()) {
                columns.add(new OutputColumn(column.name().text(), scope.resolve(column)));
            }
        } else {
            columns.addAll(Tables.columns(relation));
        }
        if (columns.size() != names.size()) {
            throw wrongWidth(insert.target().token());
        }
        return new Source(
                name, QueryTyper.renamed(columns, names, insert.target().token()), true);
    }

    /** @param rows whether the statement gives its rows itself; in MySQL the assignments see a source query's tables too */
    private void conflict(
            Statement.Insert insert,
            Statement.Conflict conflict,
            @Nullable Relation relation,
            Scope outer,
            boolean rows)
            throws StatementRefusedException {
        Scope targets = rowScope(outer);
        Scope visible = rowScope(outer);
        if (relation != null && conflict.proposedRow() != null) {
            visible.addHidden(proposedRow(insert, conflict, conflict.proposedRow(), relation));
        }
        if (!rows && dialect.isMySqlFamily()) {
            visible.leaveOpen();
        }
        ExpressionTyper targetTyper = new ExpressionTyper(targets, queries);
        for (Expression key : conflict.target()) {
            CipherType type = targetTyper.type(key);
            RuledColumn cell = type.cell();
            if (cell == null || !cell.isUnique()) {
                meeting.asGroupingKey(type, key.token(), "ON CONFLICT");
            }
            queries.ledger().plain(type);
        }
        ExpressionTyper expressions = new ExpressionTyper(visible, queries);
        for (Statement.Assignment assignment : conflict.assignments()) {
            Assignments.assign(assignment, targets, expressions, meeting, rows);
        }
        for (Expression condition : conflict.conditions()) {
            expressions.plain(condition, "a condition");
        }
    }
}
