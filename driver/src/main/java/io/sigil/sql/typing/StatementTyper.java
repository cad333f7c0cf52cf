package io.sigil.sql.typing;

import io.sigil.sql.Catalog;
import io.sigil.sql.Name;
import io.sigil.sql.Relation;
import io.sigil.sql.SqlSession;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.AlterTable;
import io.sigil.sql.tree.CreateIndex;
import io.sigil.sql.tree.CreateTable;
import io.sigil.sql.tree.CreateView;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.FromItem;
import io.sigil.sql.tree.Merge;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Statement;
import io.sigil.sql.tree.VariableSelection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types one statement: what its columns hold. One use; not thread-safe. */
final class StatementTyper implements Statement.Visitor<Optional<List<OutputColumn>>, StatementRefusedException> {
    private final SqlSession session;
    private final Catalog catalog;
    private final SlotLedger ledger;
    private final QueryTyper queries;
    private final Meeting meeting;
    private final List<TextEdit> edits;
    private final Scope top;
    private @Nullable Relation target;

    StatementTyper(
            LexedSql sql, SqlSession session, Catalog catalog, SlotLedger ledger, BitSet pinned, List<TextEdit> edits) {
        this.session = session;
        this.catalog = catalog;
        this.ledger = ledger;
        this.edits = edits;
        this.queries = new QueryTyper(sql, session, catalog, ledger, pinned, edits, this::nested);
        this.meeting = queries.meeting();
        this.top = queries.scope(null, CommonTables.NONE);
    }

    /** For a change that stands within {@code outer}. */
    private StatementTyper(StatementTyper statement, Scope outer) {
        this.session = statement.session;
        this.catalog = statement.catalog;
        this.ledger = statement.ledger;
        this.edits = statement.edits;
        this.queries = statement.queries;
        this.meeting = statement.meeting;
        this.top = outer;
    }

    private List<OutputColumn> nested(Statement change, Scope outer) throws StatementRefusedException {
        return change.accept(new StatementTyper(this, outer)).orElse(List.of());
    }

    /** The table that the statement writes when it is ruled. */
    @Nullable
    Relation target() {
        return target;
    }

    @Override
    public Optional<List<OutputColumn>> visitSelection(Statement.Selection selection) throws StatementRefusedException {
        return Optional.of(queries.type(selection.query(), topScope()));
    }

    /** Of expressions that see no table. */
    ExpressionTyper expressions() {
        return new ExpressionTyper(topScope(), queries);
    }

    private Scope topScope() {
        return queries.scope(top, top.commonTables());
    }

    private Scope scopeOf(Query.With with) throws StatementRefusedException {
        return queries.scope(top, queries.with(with, top));
    }

    @Override
    public Optional<List<OutputColumn>> visitInsert(Statement.Insert insert) throws StatementRefusedException {
        queries.changeRows();
        InsertTyper typer = new InsertTyper(queries, session.dialect(), edits);
        Scope outer = scopeOf(insert.with());
        target = typer.type(insert, outer);
        return returning(insert.returning(), typer.rowScope(outer));
    }

    @Override
    public Optional<List<OutputColumn>> visitUpdate(Statement.Update update) throws StatementRefusedException {
        queries.changeRows();
        Scope outer = scopeOf(update.with());
        FromTyper from = new FromTyper(queries, outer);
        JoinedSources written = update.target().accept(from);
        target = relation(update.target());
        Scope targets = queries.scope(outer, outer.commonTables());
        targets.add(written);
        Scope visible = queries.scope(outer, outer.commonTables());
        visible.add(written);
        for (FromItem item : update.from()) {
            JoinedSources joined = item.accept(new FromTyper(queries, visible));
            visible.add(joined);
            if (session.dialect().isMySqlFamily()) {
                targets.add(joined);
            }
        }
        ExpressionTyper expressions = new ExpressionTyper(visible, queries);
        BitSet before = ledger.met();
        boolean ownRow = update.from().isEmpty() && update.target() instanceof FromItem.Table;
        for (Statement.Assignment assignment : update.assignments()) {
            Assignments.assign(assignment, targets, expressions, meeting, ownRow);
        }
        BitSet assigned = ledger.met();
        assigned.andNot(before);
        new RowWrites(ledger, catalog, session.dialect()).update(update, target, assigned);
        tail(update.where().orElse(null), update.orderBy(), update.limits(), expressions);
        return returning(update.returning(), visible);
    }

    @Override
    public Optional<List<OutputColumn>> visitDelete(Statement.Delete delete) throws StatementRefusedException {
        queries.changeRows();
        Scope scope = scopeOf(delete.with());
        for (FromItem item : delete.from()) {
            scope.add(item.accept(new FromTyper(queries, scope)));
        }
        target = relation(delete.from().get(0));
        tail(delete.where().orElse(null), delete.orderBy(), delete.limits(), new ExpressionTyper(scope, queries));
        return returning(delete.returning(), scope);
    }

    @Override
    public Optional<List<OutputColumn>> visitMerge(Merge merge) throws StatementRefusedException {
        Scope outer = scopeOf(merge.with());
        MergeTyper typer = new MergeTyper(queries, session.dialect(), edits, merge, outer);
        target = relation(merge.target());
        typer.type(merge);
        return returning(merge.returning(), typer.pairs());
    }

    private void tail(
            @Nullable Expression where, List<Expression> orderBy, List<Expression> limits, ExpressionTyper expressions)
            throws StatementRefusedException {
        if (where != null) {
            expressions.plain(where, "a condition");
        }
        new SortKeys(queries, expressions, List.of()).type(orderBy, false);
        for (Expression limit : limits) {
            expressions.plain(limit, "a row limit");
        }
    }

    private @Nullable Relation relation(FromItem item) throws StatementRefusedException {
        if (!(item instanceof FromItem.Table)) {
            return null;
        }
        FromItem.Table table = (FromItem.Table) item;
        Relation relation = Tables.find(catalog, table.name(), table.token());
        return relation != null && relation.ruled() ? relation : null;
    }

    /** RETURNING; PostgreSQL 18 also knows the row before and after the change as OLD and NEW. */
    private Optional<List<OutputColumn>> returning(List<Query.SelectItem> items, Scope scope)
            throws StatementRefusedException {
        if (items.isEmpty()) {
            return Optional.empty();
        }
        Scope visible = queries.scope(scope, scope.commonTables());
        if (target != null) {
            visible.addHidden(Tables.source(target, Name.of("OLD", false)));
            visible.addHidden(Tables.source(target, Name.of("NEW", false)));
        }
        ExpressionTyper expressions = new ExpressionTyper(visible, queries);
        List<OutputColumn> outputs = new ArrayList<>();
        for (Query.SelectItem item : items) {
            boolean star = item.expression().isEmpty() && item.starQualifier().isEmpty();
            outputs.addAll(queries.outputs(List.of(item), star ? scope : visible, expressions));
        }
        return Optional.of(outputs);
    }

    /** The rows of EXPLAIN are text about the plan, whatever the explained statement gives. */
    @Override
    public Optional<List<OutputColumn>> visitExplain(Statement.Explain explain) throws StatementRefusedException {
        for (OutputColumn output : explain.explained().accept(this).orElse(List.of())) {
            ledger.plain(output.type());
        }
        if (explain.explained() instanceof CreateTable && edits.stream().anyMatch(TextEdit::addsStatement)) {
            throw DefinitionRefusals.ofTable(
                    ((CreateTable) explain.explained()).token(),
                    "EXPLAIN of CREATE TABLE … AS of a ruled table",
                    "the guard of its cells is a statement of its own, which would be executed",
                    "explain the query");
        }
        target = null;
        return Optional.empty();
    }

    @Override
    public Optional<List<OutputColumn>> visitAlterTable(AlterTable alter) throws StatementRefusedException {
        new AlterTableTyper(catalog, session.dialect(), edits).type(alter);
        return Optional.empty();
    }

    @Override
    public Optional<List<OutputColumn>> visitCreateTable(CreateTable create) throws StatementRefusedException {
        new CreateTableTyper(queries, session.dialect(), edits).type(create, topScope());
        return Optional.empty();
    }

    @Override
    public Optional<List<OutputColumn>> visitCreateIndex(CreateIndex create) throws StatementRefusedException {
        new IndexTyper(queries).type(create, topScope());
        return Optional.empty();
    }

    @Override
    public Optional<List<OutputColumn>> visitCreateView(CreateView create) throws StatementRefusedException {
        new ViewTyper(queries).type(create, topScope());
        return Optional.empty();
    }

    @Override
    public Optional<List<OutputColumn>> visitVariableSelection(VariableSelection selection)
            throws StatementRefusedException {
        for (OutputColumn output : queries.type(selection.query(), topScope())) {
            meeting.asPlain(output.type(), selection.query().token(), "a variable");
        }
        return Optional.empty();
    }

    @Override
    public Optional<List<OutputColumn>> visitVerbatim(Statement.Verbatim verbatim) {
        return Optional.empty();
    }
}
