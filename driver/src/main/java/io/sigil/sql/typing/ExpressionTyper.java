package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.origin.Trait;
import io.sigil.rules.Storage;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.ExpressionVisitor;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types expressions within one scope. */
final class ExpressionTyper implements ExpressionVisitor<CipherType, StatementRefusedException> {
    /** Functions whose result is one of their arguments. */
    private static final Set<String> CHOOSES_ARGUMENT = Set.of("COALESCE", "IFNULL", "NVL");

    private static final Set<String> EXTREMES = Set.of("MIN", "MAX");
    private static final Set<String> EXTREMES_OF_ARGUMENTS = Set.of("GREATEST", "LEAST");

    /** Aggregates to which ORDER BY gives the order of what they collect, and nothing more. */
    private static final Set<String> COLLECTS =
            Set.of("STRING_AGG", "LISTAGG", "GROUP_CONCAT", "ARRAY_AGG", "JSON_AGG", "JSONB_AGG", "JSON_ARRAYAGG");

    private final Scope scope;
    private final QueryTyper queries;
    private final SlotLedger ledger;
    private final Meeting meeting;
    private boolean window;
    private final PredicateTyper predicates;

    ExpressionTyper(Scope scope, QueryTyper queries) {
        this.scope = scope;
        this.queries = queries;
        this.ledger = queries.ledger();
        this.meeting = queries.meeting();
        this.predicates = new PredicateTyper(this, scope, queries);
    }

    CipherType type(Expression expression) throws StatementRefusedException {
        return expression.accept(this);
    }

    /** Types an expression whose value the database uses itself. */
    void plain(Expression expression, String where) throws StatementRefusedException {
        meeting.asPlain(type(expression), expression.token(), where);
    }

    /** The columns of a row, of a subquery, or of a single value. */
    List<CipherType> row(Expression expression) throws StatementRefusedException {
        if (expression instanceof Expression.Row) {
            return types(((Expression.Row) expression).elements());
        }
        if (expression instanceof Expression.Subquery) {
            return queryColumns(((Expression.Subquery) expression).query());
        }
        return List.of(type(expression));
    }

    List<CipherType> types(List<Expression> expressions) throws StatementRefusedException {
        List<CipherType> types = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            types.add(type(expression));
        }
        return types;
    }

    List<CipherType> queryColumns(Query query) throws StatementRefusedException {
        return OutputColumn.types(outputs(query));
    }

    /** The columns of a subquery. */
    List<OutputColumn> outputs(Query query) throws StatementRefusedException {
        return queries.type(query, scope);
    }

    @Override
    public CipherType visitValue(Expression.Value value) {
        ledger.meet(value);
        return CipherType.value(value);
    }

    @Override
    public CipherType visitConstant(Expression.Constant constant) {
        return constant.fitsAnyColumn() ? CipherType.NULL : CipherType.constantExpression(constant, List.of());
    }

    @Override
    public CipherType visitColumn(Expression.ColumnReference column) throws StatementRefusedException {
        return scope.resolve(column);
    }

    @Override
    public CipherType visitLogical(Expression.Logical logical) throws StatementRefusedException {
        for (Expression operand : logical.operands()) {
            plain(operand, "a condition");
        }
        return CipherType.PLAIN;
    }

    @Override
    public CipherType visitOperation(Expression.Operation operation) throws StatementRefusedException {
        List<CipherType> operands = types(operation.operands());
        if (operation.operator().equals(Expression.Operation.TO_TEXT)
                && queries.readsDefinition()
                && isStoredText(operands.get(0))) {
            return operands.get(0);
        }
        return computed(operation, operands, operationName(operation));
    }

    /** PostgreSQL shows a comparison of character columns as one of their casts to text; a cell stays the same cell. */
    private static boolean isStoredText(CipherType operand) {
        RuledColumn column = operand.cell();
        return column != null && column.rule().storage() == Storage.TEXT;
    }

    private static String operationName(Expression.Operation operation) {
        return operation.operator().startsWith("::") ? "a CAST" : "an expression with " + operation.operator();
    }

    /** A result that the database computes: constant when every operand is, plain otherwise. */
    private CipherType computed(Expression expression, List<CipherType> operands, String where)
            throws StatementRefusedException {
        if (operands.stream().allMatch(CipherType::isFree)) {
            return CipherType.constantExpression(expression, operands);
        }
        for (CipherType operand : operands) {
            meeting.asPlain(operand, expression.token(), where);
        }
        return CipherType.PLAIN;
    }

    @Override
    public CipherType visitComparison(Expression.Comparison comparison) throws StatementRefusedException {
        predicates.comparison(comparison);
        return CipherType.PLAIN;
    }

    @Override
    public CipherType visitNullTest(Expression.NullTest test) throws StatementRefusedException {
        for (CipherType type : row(test.operand())) {
            ledger.plain(type);
        }
        return CipherType.PLAIN;
    }

    @Override
    public CipherType visitIn(Expression.In in) throws StatementRefusedException {
        predicates.in(in);
        return CipherType.PLAIN;
    }

    @Override
    public CipherType visitBetween(Expression.Between between) throws StatementRefusedException {
        predicates.between(between);
        return CipherType.PLAIN;
    }

    @Override
    public CipherType visitMatch(Expression.Match match) throws StatementRefusedException {
        predicates.match(match);
        return CipherType.PLAIN;
    }

    @Override
    public CipherType visitQuantified(Expression.Quantified quantified) throws StatementRefusedException {
        predicates.quantified(quantified);
        return CipherType.PLAIN;
    }

    @Override
    public CipherType visitCase(Expression.Case expression) throws StatementRefusedException {
        for (Expression condition : expression.conditions()) {
            if (expression.operand().isPresent()) {
                predicates.simpleCase(expression.operand().get(), condition);
            } else {
                plain(condition, "a condition");
            }
        }
        List<CipherType> results = new ArrayList<>(types(expression.results()));
        // ELSE first: PostgreSQL asks it for its type before the others.
        boolean hasElse = results.size() > expression.conditions().size();
        results.add(0, hasElse ? results.remove(results.size() - 1) : CipherType.NULL);
        return meeting.unify(results, expression.token(), Choice.CASE);
    }

    @Override
    public CipherType visitCall(Expression.Call call) throws StatementRefusedException {
        String name = call.builtIn();
        argumentOrder(call);
        if (call.filter().isPresent()) {
            plain(call.filter().get(), "a condition");
        }
        if (call.window().isPresent()) {
            window(call.window().get());
        }
        if (name != null && call.window().isEmpty()) {
            if (CHOOSES_ARGUMENT.contains(name)) {
                List<CipherType> arguments = types(call.arguments());
                return arguments.stream().allMatch(CipherType::isFree)
                        ? CipherType.choice(call, arguments)
                        : meeting.unify(arguments, call.token(), Choice.FUNCTION);
            }
            if (name.equals("NULLIF") && call.arguments().size() == 2) {
                return predicates.nullIf(call);
            }
            if (name.equals("IF") && call.arguments().size() == 3) {
                plain(call.arguments().get(0), "a condition");
                return meeting.unify(types(call.arguments().subList(1, 3)), call.token(), Choice.CASE);
            }
            if (EXTREMES_OF_ARGUMENTS.contains(name)) {
                CipherType extreme = extremeOf(types(call.arguments()), name, call);
                if (extreme != null) {
                    return extreme;
                }
            }
            if (isInserted(name) && call.arguments().size() == 1) {
                return type(call.arguments().get(0));
            }
        }
        if (name != null && EXTREMES.contains(name) && call.arguments().size() == 1) {
            return extreme(call, name, type(call.arguments().get(0)));
        }
        if ("GROUPING".equals(name)) {
            // Whether a key is grouped away in this row, never what it holds.
            for (CipherType type : types(call.arguments())) {
                ledger.plain(type);
            }
            return CipherType.PLAIN;
        }
        if ("ISNULL".equals(name)
                && call.arguments().size() == 1
                && queries.dialect().isMySqlFamily()) {
            ledger.plain(type(call.arguments().get(0)));
            return CipherType.PLAIN;
        }
        if ("COUNT".equals(name)) {
            return count(call);
        }
        String where =
                "the function " + Refusals.shown(call.name().get(call.name().size() - 1));
        return computed(call, types(call.arguments()), where);
    }

    /** The value that an INSERT would have stored; MariaDB knows two names for it. */
    private boolean isInserted(String name) {
        return name.equals("VALUES") || (name.equals("VALUE") && queries.dialect() == Dialect.MARIADB);
    }

    /** ORDER BY within a call orders what it collects; some functions take more from it. */
    private void argumentOrder(Expression.Call call) throws StatementRefusedException {
        if (call.orderBy().isEmpty()) {
            return;
        }
        String name = call.builtIn();
        SortKeys keys = new SortKeys(queries, this, List.of());
        if (name != null && COLLECTS.contains(name)) {
            keys.type(call.orderBy(), false);
        } else {
            for (Expression key : call.orderBy()) {
                meeting.asSortKey(type(key), key.token());
            }
        }
    }

    /** MIN or MAX, as an aggregate or over a window. */
    private CipherType extreme(Expression.Call call, String name, CipherType argument)
            throws StatementRefusedException {
        RuledColumn column = argument.cell();
        if (column == null) {
            return computed(call, List.of(argument), "the function " + name);
        }
        if (!Searches.isOrdered(column)) {
            throw Refusals.notOrdered(column, call.token(), name);
        }
        queries.searches().extreme(call, column);
        CipherType extreme = argument.derived(Trait.EXTREME, Trait.TEXT_FIRST);
        if (argument.derivation().origin().isAny(Trait.CHOSEN_BY_EXPRESSION, Trait.NULLIF, Trait.SUBQUERY)) {
            extreme = extreme.derived(Trait.EXTREME_OF_COMPUTED);
        }
        return call.window().isPresent() ? extreme.derived(Trait.WINDOWED) : extreme;
    }

    /** GREATEST or LEAST; null when no cell is among the arguments. */
    private @Nullable CipherType extremeOf(List<CipherType> arguments, String name, Expression.Call call)
            throws StatementRefusedException {
        if (arguments.stream().allMatch(a -> a.cell() == null)) {
            return null;
        }
        CipherType common = meeting.unify(arguments, call.token(), Choice.CASE).derived(Trait.GREATEST);
        RuledColumn column = Objects.requireNonNull(common.cell());
        if (!Searches.isOrdered(column)) {
            throw Refusals.notOrdered(column, call.token(), name);
        }
        return common;
    }

    private CipherType count(Expression.Call call) throws StatementRefusedException {
        for (Expression argument : call.arguments()) {
            for (CipherType type : row(argument)) {
                if (call.distinct()) {
                    meeting.asGroupingKey(type, argument.token(), "COUNT(DISTINCT …)");
                }
                ledger.plain(type);
            }
        }
        return CipherType.PLAIN;
    }

    /** Whether a window function has been met. */
    boolean hasWindow() {
        return window;
    }

    void window(Window window) throws StatementRefusedException {
        this.window = true;
        for (Expression key : window.partitionBy()) {
            CipherType type = type(key);
            meeting.asGroupingKey(type, key.token(), "PARTITION BY");
            ledger.plain(type);
        }
        // Rows that sort alike are peers, so the whole key must tell which do.
        new SortKeys(queries, this, List.of()).type(window.orderBy(), true);
        if (window.measured()) {
            for (Expression key : window.orderBy()) {
                meeting.asPlain(type(key), key.token(), "ORDER BY of a window whose frame is a distance");
            }
        }
        for (Expression bound : window.frameBounds()) {
            plain(bound, "a window frame");
        }
    }

    @Override
    public CipherType visitExists(Expression.Exists exists) throws StatementRefusedException {
        queries.type(exists.query(), scope);
        return CipherType.PLAIN;
    }

    @Override
    public CipherType visitSubquery(Expression.Subquery subquery) throws StatementRefusedException {
        List<CipherType> columns = queryColumns(subquery.query());
        if (columns.size() != 1) {
            throw PredicateTyper.differentDegree(subquery.token());
        }
        return columns.get(0).derived(Trait.SUBQUERY);
    }

    @Override
    public CipherType visitRow(Expression.Row row) throws StatementRefusedException {
        for (Expression element : row.elements()) {
            plain(element, "a row value");
        }
        return CipherType.PLAIN;
    }
}
