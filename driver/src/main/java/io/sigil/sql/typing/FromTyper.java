package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.origin.Trait;
import io.sigil.origin.Uncertainty;
import io.sigil.rules.Storage;
import io.sigil.sql.LooseName;
import io.sigil.sql.Name;
import io.sigil.sql.Relation;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.DeltaTable;
import io.sigil.sql.tree.FromItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Types the items of FROM. {@code scope} holds the items to their left, which LATERAL ones see. */
final class FromTyper implements FromItem.Visitor<JoinedSources, StatementRefusedException> {
    private final QueryTyper queries;
    private final Scope scope;

    FromTyper(QueryTyper queries, Scope scope) {
        this.queries = queries;
        this.scope = scope;
    }

    @Override
    public JoinedSources visitTable(FromItem.Table table) throws StatementRefusedException {
        Name last = table.name().get(table.name().size() - 1);
        Name name = table.alias() != null ? table.alias() : last;
        List<OutputColumn> common = scope.commonTables().find(table.name());
        if (common != null) {
            if (queries.catalog().mayBeRuled(LooseName.of(last.text()))) {
                throw new StatementRefusedException(
                        ErrorCode.NAME_NOT_RESOLVED,
                        table.token(),
                        "the common table " + last + " has the name of a ruled table",
                        "it isn't sure which of them is read",
                        "rename the common table");
            }
            return JoinedSources.of(new Source(
                    name,
                    QueryTyper.renamed(OutputColumn.mayBeStored(common), table.columnAliases(), table.token()),
                    true));
        }
        Relation relation = Tables.find(queries.catalog(), table.name(), table.token());
        if (relation == null) {
            return JoinedSources.of(new Source(name, List.of(), isDual(table)));
        }
        List<OutputColumn> columns = QueryTyper.renamed(Tables.columns(relation), table.columnAliases(), table.token());
        return JoinedSources.of(Source.ofTable(name, columns));
    }

    /** The one-row table without columns that every database but PostgreSQL has. */
    private boolean isDual(FromItem.Table table) {
        return table.name().size() == 1 && table.name().get(0).is("DUAL") && queries.dialect() != Dialect.POSTGRESQL;
    }

    @Override
    public JoinedSources visitDelta(DeltaTable delta) throws StatementRefusedException {
        queries.changes().type(delta.change(), scope.withoutSources());
        JoinedSources written = delta.target().accept(new FromTyper(queries, scope.withoutSources()));
        if (written.sources().size() != 1) {
            throw new StatementRefusedException(
                    ErrorCode.NAME_NOT_RESOLVED,
                    delta.token(),
                    "the columns of a data change delta table can't be told",
                    "its statement writes more than one table",
                    "change one table");
        }
        List<OutputColumn> columns = QueryTyper.renamed(written.star(), delta.columnAliases(), delta.token());
        return JoinedSources.of(new Source(delta.alias(), columns, written.complete()));
    }

    @Override
    public JoinedSources visitDerived(FromItem.Derived derived) throws StatementRefusedException {
        Scope visible = derived.lateral() ? scope : scope.withoutSources();
        List<OutputColumn> columns = OutputColumn.mayBeStored(queries.type(derived.query(), visible));
        return JoinedSources.of(new Source(
                derived.alias(), QueryTyper.renamed(columns, derived.columnAliases(), derived.token()), true));
    }

    @Override
    public JoinedSources visitFunction(FromItem.Function function) throws StatementRefusedException {
        new ExpressionTyper(scope, queries).plain(function.call(), "a table function");
        List<OutputColumn> columns = new ArrayList<>();
        for (Name column : function.columns()) {
            columns.add(new OutputColumn(column.text(), CipherType.PLAIN));
        }
        return JoinedSources.of(new Source(function.alias(), columns, !columns.isEmpty()));
    }

    /** Joins lean to the left, so a long chain of them is walked and not descended into. */
    @Override
    public JoinedSources visitJoin(FromItem.Join join) throws StatementRefusedException {
        Deque<FromItem.Join> chain = new ArrayDeque<>();
        FromItem first = join;
        while (first instanceof FromItem.Join) {
            chain.push((FromItem.Join) first);
            first = ((FromItem.Join) first).left();
        }
        JoinedSources joined = first.accept(this);
        for (FromItem.Join next : chain) {
            joined = join(next, joined);
        }
        return joined;
    }

    private JoinedSources join(FromItem.Join join, JoinedSources left) throws StatementRefusedException {
        Scope leftVisible = queries.scope(scope, scope.commonTables());
        leftVisible.add(left);
        JoinedSources right = join.right().accept(new FromTyper(queries, leftVisible));
        List<OutputColumn> star = star(join, left, right);
        JoinedSources joined = JoinedSources.join(
                left,
                right,
                star,
                join.rightOuter(),
                join.natural() || !join.using().isEmpty());
        if (join.usingAlias() != null) {
            List<OutputColumn> common = star.stream()
                    .limit(join.using().size())
                    .filter(column -> isCommon(join, column))
                    .collect(Collectors.toList());
            joined = joined.with(new Source(join.usingAlias(), common, left.complete() && right.complete()));
        }
        if (join.on().isPresent()) {
            Scope both = queries.scope(scope, scope.commonTables());
            both.add(joined);
            new ExpressionTyper(both, queries).plain(join.on().get(), "a condition");
        }
        return joined;
    }

    /** MySQL and MariaDB turn a right join round, also for {@code *}. */
    private List<OutputColumn> star(FromItem.Join join, JoinedSources left, JoinedSources right)
            throws StatementRefusedException {
        boolean common = join.natural() || !join.using().isEmpty();
        boolean turned = common && join.rightOuter() && queries.dialect().isMySqlFamily();
        return turned ? columns(join, right, left) : columns(join, left, right);
    }

    /**
     * ISO/IEC 9075-2, 7.10: the common columns first, then the rest of the left, then the rest of the right. H2 puts the common
     * columns in front of those of the item that it joins to.
     */
    private List<OutputColumn> columns(FromItem.Join join, JoinedSources left, JoinedSources right)
            throws StatementRefusedException {
        List<OutputColumn> merged = new ArrayList<>();
        List<OutputColumn> restLeft = new ArrayList<>();
        List<OutputColumn> restRight = new ArrayList<>(right.star());
        boolean behindTop = true;
        for (int i = 0; i < left.star().size(); i++) {
            OutputColumn column = left.star().get(i);
            OutputColumn partner = isCommon(join, column) ? find(restRight, column.name()) : null;
            if (partner == null) {
                restLeft.add(column);
            } else {
                behindTop &= i >= left.top();
                queries.meeting().forEquality(column.type(), partner.type(), join.token());
                restRight.remove(partner);
                boolean turned = join.rightOuter() && queries.dialect() == Dialect.H2;
                merged.add(turned ? rightJoined(column, partner, join.token()) : column);
            }
        }
        asNamed(join, merged);
        boolean single = behindTop && merged.size() < 2 && right.sources().size() == 1;
        requireOrderKnown(join, merged, left, right.top() > 0, single);
        boolean cells = left.star().stream().anyMatch(c -> c.type().cell() != null)
                || right.star().stream().anyMatch(c -> c.type().cell() != null);
        if ((merged.size() < join.using().size() && cells)
                || (join.natural() && cells && !(left.complete() && right.complete()))) {
            throw new StatementRefusedException(
                    ErrorCode.NAME_NOT_RESOLVED,
                    join.token(),
                    "the columns of a join can't be told",
                    "a table in it isn't in the database's catalog",
                    "write the join with ON");
        }
        int before = queries.dialect() == Dialect.H2 ? Math.min(left.top(), restLeft.size()) : 0;
        List<OutputColumn> all = new ArrayList<>(restLeft.subList(0, before));
        all.addAll(merged);
        all.addAll(restLeft.subList(before, restLeft.size()));
        all.addAll(restRight);
        return all;
    }

    /** H2 makes COALESCE of the two where equal values needn't be the same, as in columns of characters. */
    private OutputColumn rightJoined(OutputColumn left, OutputColumn right, int token)
            throws StatementRefusedException {
        RuledColumn column = left.type().cell();
        if (column == null || (hasOneForm(column) && column.rule().storage() != Storage.TEXT)) {
            return left.typed(left.type().derived(Trait.RIGHT_JOINED));
        }
        CipherType chosen = queries.meeting().unify(List.of(left.type(), right.type()), token, Choice.FUNCTION);
        return left.typed(chosen.derived(Trait.RIGHT_JOINED));
    }

    private static boolean hasOneForm(RuledColumn column) {
        return Uncertainty.hasOneForm(column.rule().type().kind());
    }

    /** MySQL and MariaDB keep to the left item's order, H2 and PostgreSQL to that of USING. */
    private void asNamed(FromItem.Join join, List<OutputColumn> merged) {
        if (!queries.dialect().isMySqlFamily()) {
            List<String> names = new ArrayList<>();
            join.using().forEach(name -> names.add(LooseName.of(name.text())));
            merged.sort(Comparator.comparingInt(column -> names.indexOf(LooseName.of(String.valueOf(column.name())))));
        }
    }

    /** H2 joins from the right to the left, and has no order that it keeps to for the common columns of several such joins. */
    private void requireOrderKnown(
            FromItem.Join join, List<OutputColumn> merged, JoinedSources left, boolean rightTurned, boolean single)
            throws StatementRefusedException {
        boolean turned = join.rightOuter() || left.top() > 0 || rightTurned;
        if (queries.dialect() == Dialect.H2
                && turned
                && (!single || left.hasCommon())
                && merged.stream().anyMatch(column -> column.type().cell() != null)) {
            throw new StatementRefusedException(
                    ErrorCode.NAME_NOT_RESOLVED,
                    join.token(),
                    "the columns of a right join with USING or NATURAL can't be told",
                    "H2 gives them in an order of its own when other joins or common columns are beside it",
                    "write it as a left join, or with ON");
        }
    }

    private static boolean isCommon(FromItem.Join join, OutputColumn column) {
        String name = column.name();
        return name != null
                && (join.natural()
                        || join.using().stream()
                                .anyMatch(u -> LooseName.of(u.text()).equals(LooseName.of(name))));
    }

    private static @Nullable OutputColumn find(List<OutputColumn> columns, @Nullable String name) {
        if (name == null) {
            return null;
        }
        for (OutputColumn column : columns) {
            if (column.name() != null && LooseName.of(column.name()).equals(LooseName.of(name))) {
                return column;
            }
        }
        return null;
    }
}
