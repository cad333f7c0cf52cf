package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.origin.Origin;
import io.sigil.sql.Catalog;
import io.sigil.sql.LooseName;
import io.sigil.sql.Name;
import io.sigil.sql.SqlSession;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.FromItem;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Statement;
import io.sigil.sql.tree.Window;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types queries: what each of their columns holds. One for each statement. */
final class QueryTyper {
    private final LexedSql sql;
    private final Dialect dialect;
    private final Catalog catalog;
    private final SlotLedger ledger;
    private final Meeting meeting;
    private final BitSet pinned;
    private final Changes changes;
    private final Searches searches;
    private final CommonTableTyper commonTables;
    private final boolean definition;
    private boolean changesRows;

    QueryTyper(
            LexedSql sql,
            SqlSession session,
            Catalog catalog,
            SlotLedger ledger,
            BitSet pinned,
            List<TextEdit> edits,
            Changes changes) {
        this(sql, session, catalog, ledger, pinned, edits, changes, false);
    }

    /** @param definition whether the query is a view's definition as the database gives it out */
    QueryTyper(
            LexedSql sql,
            SqlSession session,
            Catalog catalog,
            SlotLedger ledger,
            BitSet pinned,
            List<TextEdit> edits,
            Changes changes,
            boolean definition) {
        this.searches = new Searches(sql, session, ledger, pinned, edits);
        this.sql = sql;
        this.dialect = session.dialect();
        this.catalog = catalog;
        this.ledger = ledger;
        this.meeting = new Meeting(ledger, new CharRules(ledger, dialect));
        this.pinned = pinned;
        this.changes = changes;
        this.definition = definition;
        this.commonTables = new CommonTableTyper(this);
    }

    /** Types a change that stands within a query: what it returns. */
    @FunctionalInterface
    interface Changes {
        List<OutputColumn> type(Statement change, Scope outer) throws StatementRefusedException;
    }

    Changes changes() {
        return changes;
    }

    /** Whether the query is a view's definition as the database gives it out. */
    boolean readsDefinition() {
        return definition;
    }

    /** The statement changes rows, within which the query stands. */
    void changeRows() {
        changesRows = true;
    }

    boolean changesRows() {
        return changesRows;
    }

    LexedSql sql() {
        return sql;
    }

    /** Literals whose text the plan depends on. */
    BitSet pinned() {
        return pinned;
    }

    Dialect dialect() {
        return dialect;
    }

    SlotLedger ledger() {
        return ledger;
    }

    Meeting meeting() {
        return meeting;
    }

    Searches searches() {
        return searches;
    }

    Catalog catalog() {
        return catalog;
    }

    Scope scope(@Nullable Scope outer, CommonTables commonTables) {
        return new Scope(outer, commonTables, catalog);
    }

    /** The columns of a query that stands within {@code outer}. */
    List<OutputColumn> type(Query query, Scope outer) throws StatementRefusedException {
        return type(query, outer, with(query.with(), outer));
    }

    /** The common tables of WITH, added to those that {@code outer} sees. */
    CommonTables with(Query.With with, Scope outer) throws StatementRefusedException {
        return commonTables.with(with, outer);
    }

    /** The columns of a branch that stands by itself. */
    List<OutputColumn> branch(Query.Body body, Scope scope) throws StatementRefusedException {
        return body.accept(new BodyTyper(scope, List.of(), false));
    }

    /** Gives columns the names of a column list. */
    static List<OutputColumn> renamed(List<OutputColumn> columns, List<Name> names, int token)
            throws StatementRefusedException {
        if (names.isEmpty()) {
            return columns;
        }
        if (names.size() > columns.size()) {
            throw new StatementRefusedException(
                    ErrorCode.NAME_NOT_RESOLVED,
                    token,
                    "a column list names more columns than there are",
                    "it isn't known what they hold",
                    "name as many columns as the query gives");
        }
        List<OutputColumn> renamed = new ArrayList<>(columns);
        for (int i = 0; i < names.size(); i++) {
            renamed.set(i, columns.get(i).renamed(names.get(i).text()));
        }
        return renamed;
    }

    private List<OutputColumn> type(Query query, Scope outer, CommonTables tables) throws StatementRefusedException {
        Scope scope = scope(outer, tables);
        List<OutputColumn> columns = query.body().accept(new BodyTyper(scope, query.orderBy(), query.ties()));
        if (!(query.body() instanceof Query.Select)) {
            UnionSort union = UnionSort.of(sql, dialect, searches, query, columns);
            new SortKeys(this, new ExpressionTyper(scope, this), columns, union).type(query.orderBy(), query.ties());
            columns = union == null ? columns : union.labelled();
        }
        ExpressionTyper limits = new ExpressionTyper(scope, this);
        for (Expression limit : query.limits()) {
            limits.plain(limit, "a row limit");
        }
        return columns;
    }

    /** Whether an expression's text holds a placeholder or literal. */
    boolean hasSlot(Expression expression) {
        for (int i = expression.first(); i <= expression.last(); i++) {
            if (sql.tokens().get(i).kind().isSlot()) {
                return true;
            }
        }
        return false;
    }

    /** The output columns that a key of ORDER BY or GROUP BY may mean. */
    List<OutputColumn> outputsMeant(Expression key, List<OutputColumn> columns) throws StatementRefusedException {
        List<OutputColumn> meant = new ArrayList<>();
        if (key instanceof Expression.ColumnReference) {
            Expression.ColumnReference reference = (Expression.ColumnReference) key;
            if (reference.qualifier().isEmpty()) {
                String loose = LooseName.of(reference.name().text());
                for (OutputColumn column : columns) {
                    if (column.name() != null && LooseName.of(column.name()).equals(loose)) {
                        meant.add(column);
                    }
                }
            }
        } else if (key instanceof Expression.Value) {
            Expression.Value value = (Expression.Value) key;
            Token token = sql.slots().get(value.slot());
            if (token.kind() == TokenKind.NUMBER && token.value() instanceof Long) {
                pinned.set(value.slot());
                long ordinal = (Long) token.value();
                if (value.form() == Expression.Form.BARE && ordinal >= 1 && ordinal <= columns.size()) {
                    meant.add(columns.get((int) ordinal - 1));
                }
            } else {
                // A placeholder may be an ordinal: whichever it is, it must not be a cell.
                meant.addAll(columns);
            }
        }
        return meant;
    }

    /** Types the body of a query; ORDER BY of a SELECT sees its input columns, so it is handled here. */
    private final class BodyTyper implements Query.BodyVisitor<List<OutputColumn>, StatementRefusedException> {
        private final Scope scope;
        private final List<Expression> orderBy;
        private final boolean ties;

        BodyTyper(Scope scope, List<Expression> orderBy, boolean ties) {
            this.ties = ties;
            this.scope = scope;
            this.orderBy = orderBy;
        }

        @Override
        public List<OutputColumn> visitNested(Query.Nested nested) throws StatementRefusedException {
            return type(nested.query(), scope);
        }

        @Override
        public List<OutputColumn> visitSetOperation(Query.SetOperation operation) throws StatementRefusedException {
            List<OutputColumn> common = null;
            List<List<OutputColumn>> branches = new ArrayList<>();
            for (int i = 0; i < operation.branches().size(); i++) {
                List<OutputColumn> columns = operation
                        .branches()
                        .get(i)
                        .accept(new BodyTyper(scope(scope, scope.commonTables()), List.of(), false));
                branches.add(columns);
                common = common == null ? columns : union(common, columns, operation, i);
            }
            if (common == null) {
                throw new AssertionError("a set operation without branches");
            }
            if (operation.comparesRows()) {
                for (OutputColumn column : common) {
                    meeting.asGroupingKey(column.type(), operation.token(), "a set operation that compares rows");
                }
            }
            return dialect == Dialect.POSTGRESQL && !operation.comparesRows()
                    ? VanishingBranches.marked(common, operation, branches)
                    : common;
        }

        private List<OutputColumn> union(
                List<OutputColumn> left, List<OutputColumn> right, Query.SetOperation operation, int branch)
                throws StatementRefusedException {
            if (left.size() != right.size()) {
                throw new StatementRefusedException(
                        ErrorCode.STATEMENT_NOT_UNDERSTOOD,
                        operation.token(),
                        "the branches of a set operation have different numbers of columns",
                        "it isn't known which values meet",
                        "give every branch the same columns");
            }
            List<OutputColumn> columns = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                CipherType before = left.get(i).type();
                CipherType type =
                        meeting.unify(List.of(before, right.get(i).type()), operation.token(), Choice.SET_OPERATION);
                // PostgreSQL describes the rows that are kept as they are described themselves.
                boolean kept = dialect == Dialect.POSTGRESQL && operation.selects(branch) && before.cell() != null;
                if (kept && isOfOtherLength(before, right.get(i).type())) {
                    throw new StatementRefusedException(
                            ErrorCode.UNDECIDED,
                            operation.token(),
                            "the result of a set operation is computed from a ruled column in one branch only",
                            "whether it keeps the column's length depends on where PostgreSQL puts it",
                            "select the same expression in every branch, or compute outside the set operation");
                }
                columns.add(left.get(i).typed(kept ? before : type));
            }
            return columns;
        }

        /** Whether the second may have lost the length or scale that the first has. */
        private boolean isOfOtherLength(CipherType kept, CipherType compared) {
            return compared.cell() != null
                    && !compared.derivation().origin().equals(kept.derivation().origin())
                    && !compared.derivation().origin().equals(Origin.DIRECT);
        }

        @Override
        public List<OutputColumn> visitValues(Query.Values values) throws StatementRefusedException {
            ExpressionTyper expressions = new ExpressionTyper(scope, QueryTyper.this);
            List<List<CipherType>> columns = new ArrayList<>();
            for (List<Expression> row : values.rows()) {
                for (int i = 0; i < row.size(); i++) {
                    if (columns.size() <= i) {
                        columns.add(new ArrayList<>());
                    }
                    CipherType type = expressions.type(row.get(i));
                    ledger.row(type);
                    columns.get(i).add(type);
                }
            }
            List<OutputColumn> outputs = new ArrayList<>();
            for (List<CipherType> column : columns) {
                outputs.add(new OutputColumn(null, meeting.unify(column, values.token(), Choice.SET_OPERATION)));
            }
            return outputs;
        }

        @Override
        public List<OutputColumn> visitSelect(Query.Select select) throws StatementRefusedException {
            FromTyper from = new FromTyper(QueryTyper.this, scope);
            for (FromItem item : select.from()) {
                scope.add(item.accept(from));
            }
            ExpressionTyper expressions = new ExpressionTyper(scope, QueryTyper.this);
            List<OutputColumn> outputs = outputs(select.items(), scope, expressions);
            if (select.where().isPresent()) {
                expressions.plain(select.where().get(), "a condition");
            }
            scope.showAliases(outputs);
            for (Expression condition : select.lateConditions()) {
                expressions.plain(condition, "a condition");
            }
            RepeatedKeys repeated = new RepeatedKeys(QueryTyper.this, select, outputs, orderBy);
            for (Expression key : select.groupBy()) {
                if (!repeated.replacedByColumn(key, scope)) {
                    groupingKey(key, outputs, expressions, "GROUP BY");
                    repeated.require(key, "GROUP BY");
                }
            }
            for (Expression key : select.distinctOn()) {
                groupingKey(key, outputs, expressions, "DISTINCT ON");
                repeated.require(key, "DISTINCT ON");
            }
            if (select.distinct()) {
                for (OutputColumn output : outputs) {
                    meeting.asGroupingKey(output.type(), select.token(), "SELECT DISTINCT");
                }
            }
            for (Window window : select.windows()) {
                expressions.window(window);
            }
            sort(select, repeated, outputs, expressions);
            return mayUseTemporaryTable(select, expressions) ? OutputColumn.mayBeStored(outputs) : outputs;
        }

        private boolean mayUseTemporaryTable(Query.Select select, ExpressionTyper expressions) {
            boolean severalTables =
                    select.from().size() > 1 || select.from().stream().anyMatch(item -> item instanceof FromItem.Join);
            return select.distinct()
                    || !select.groupBy().isEmpty()
                    || expressions.hasWindow()
                    || (severalTables && !orderBy.isEmpty());
        }

        private void groupingKey(Expression key, List<OutputColumn> outputs, ExpressionTyper expressions, String where)
                throws StatementRefusedException {
            for (OutputColumn output : outputsMeant(key, outputs)) {
                meeting.asGroupingKey(output.type(), key.token(), where);
            }
            for (CipherType type : expressions.row(key)) {
                meeting.asGroupingKey(type, key.token(), where);
                ledger.plain(type);
            }
        }

        private void sort(
                Query.Select select, RepeatedKeys repeated, List<OutputColumn> outputs, ExpressionTyper expressions)
                throws StatementRefusedException {
            List<Expression> keys = new ArrayList<>();
            List<Expression> compared = new ArrayList<>();
            for (Expression key : orderBy) {
                boolean isCompared = select.distinct() || repeated.isGroupingKey(key);
                if (isCompared && repeated.replacedByOrdinal(key, scope)) {
                    continue;
                }
                keys.add(key);
                if (isCompared) {
                    compared.add(key);
                }
            }
            new SortKeys(QueryTyper.this, expressions, outputs).type(keys, ties || keys.size() < orderBy.size());
            for (Expression key : compared) {
                repeated.require(key, "ORDER BY");
            }
        }
    }

    /** The columns of a select list or of RETURNING. */
    List<OutputColumn> outputs(List<Query.SelectItem> items, Scope scope, ExpressionTyper expressions)
            throws StatementRefusedException {
        List<OutputColumn> outputs = new ArrayList<>();
        for (Query.SelectItem item : items) {
            if (dialect.isMySqlFamily()) {
                scope.showAliasesToSubqueries(outputs);
            }
            if (item.expression().isEmpty()) {
                List<OutputColumn> star = scope.star(item.starQualifier(), item.token());
                without(item.excepted(), star, item.token()).forEach(c -> outputs.add(c.starred()));
                continue;
            }
            Expression expression = item.expression().get();
            String name = null;
            if (item.alias() != null) {
                name = item.alias().text();
            } else if (expression instanceof Expression.ColumnReference) {
                name = ((Expression.ColumnReference) expression).name().text();
            }
            CipherType type = searches.named(name != null, () -> expressions.type(expression));
            ledger.alone(type);
            outputs.add(OutputColumn.of(name, type, expression, item));
            if (item.alias() == null) {
                searches.keepName(expression);
            }
        }
        return outputs;
    }

    /** H2: {@code * EXCEPT (…)}; each name must mean one column for sure. */
    private static List<OutputColumn> without(List<Name> excepted, List<OutputColumn> star, int token)
            throws StatementRefusedException {
        List<OutputColumn> rest = new ArrayList<>(star);
        for (Name name : excepted) {
            int before = rest.size();
            rest.removeIf(column -> column.mayBeNamed(name));
            if (rest.size() != before - 1) {
                throw new StatementRefusedException(
                        ErrorCode.NAME_NOT_RESOLVED,
                        token,
                        "EXCEPT names " + Refusals.shown(name) + ", which isn't one column for sure",
                        "it isn't known which columns are left",
                        "name the columns");
            }
        }
        return rest;
    }
}
