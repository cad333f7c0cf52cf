package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.rules.Storage;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.ValueUse;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.ExpressionVisitor;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Types expressions within one scope. */
final class ExpressionTyper implements ExpressionVisitor<CipherType, StatementRefusedException> {
    /** Functions whose result is one of their arguments. */
    private static final Set<String> CHOOSES_ARGUMENT = Set.of("COALESCE", "IFNULL", "NVL");

    private final Scope scope;
    private final QueryTyper queries;
    private final SlotLedger ledger;
    private final Meeting meeting;

    ExpressionTyper(Scope scope, QueryTyper queries) {
        this.scope = scope;
        this.queries = queries;
        this.ledger = queries.ledger();
        this.meeting = queries.meeting();
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
        List<CipherType> types = new ArrayList<>();
        for (OutputColumn column : queries.type(query, scope)) {
            types.add(column.type());
        }
        return types;
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
        List<CipherType> left = row(comparison.left());
        List<CipherType> right = row(comparison.right());
        if (comparison.isEquality()) {
            meeting.chars().compare(left, right, comparison.token());
            compareRows(left, right, comparison.token());
        } else {
            orderRows(left, right, comparison.operator(), comparison.token());
        }
        return CipherType.PLAIN;
    }

    void compareRows(List<CipherType> left, List<CipherType> right, int token) throws StatementRefusedException {
        compareRows(left, right, token, ValueUse.COMPARE);
    }

    private void compareRows(List<CipherType> left, List<CipherType> right, int token, ValueUse use)
            throws StatementRefusedException {
        requireSameDegree(left, right, token);
        for (int i = 0; i < left.size(); i++) {
            meeting.forEquality(left.get(i), right.get(i), token, use);
            settlePlain(List.of(left.get(i), right.get(i)));
        }
    }

    void orderRows(List<CipherType> left, List<CipherType> right, String operator, int token)
            throws StatementRefusedException {
        requireSameDegree(left, right, token);
        for (int i = 0; i < left.size(); i++) {
            List<CipherType> pair = List.of(left.get(i), right.get(i));
            meeting.forOrder(pair, token, operator);
            settlePlain(pair);
        }
    }

    /** Values that have met nothing but values. */
    private void settlePlain(List<CipherType> operands) throws StatementRefusedException {
        if (operands.stream().allMatch(CipherType::isFree)) {
            ledger.plain(CipherType.oneOf(operands));
        }
    }

    private static void requireSameDegree(List<CipherType> left, List<CipherType> right, int token)
            throws StatementRefusedException {
        if (left.size() != right.size()) {
            throw differentDegree(token);
        }
    }

    private static StatementRefusedException differentDegree(int token) {
        return new StatementRefusedException(
                ErrorCode.STATEMENT_NOT_UNDERSTOOD,
                token,
                "rows of different length are compared",
                "it isn't known which values meet",
                "give both sides the same number of columns");
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
        List<CipherType> operand = row(in.operand());
        if (in.query().isPresent()) {
            compareRows(operand, queryColumns(in.query().get()), in.token());
        }
        List<List<CipherType>> list = new ArrayList<>();
        for (Expression element : in.list()) {
            list.add(row(element));
        }
        meeting.chars().compareList(operand, in, list);
        ValueUse use = meeting.chars().listUse(list);
        for (int i = 0; i < list.size(); i++) {
            compareRows(operand, list.get(i), in.list().get(i).token(), use);
        }
        return CipherType.PLAIN;
    }

    @Override
    public CipherType visitBetween(Expression.Between between) throws StatementRefusedException {
        List<CipherType> operands = types(List.of(between.operand(), between.low(), between.high()));
        meeting.forOrder(operands, between.token(), "BETWEEN");
        settlePlain(operands);
        return CipherType.PLAIN;
    }

    @Override
    public CipherType visitMatch(Expression.Match match) throws StatementRefusedException {
        for (Expression operand : match.operands()) {
            meeting.asMatched(type(operand), operand.token(), match.operator());
        }
        return CipherType.PLAIN;
    }

    @Override
    public CipherType visitQuantified(Expression.Quantified quantified) throws StatementRefusedException {
        new QuantifiedTyper(this, queries).type(quantified);
        return CipherType.PLAIN;
    }

    @Override
    public CipherType visitCase(Expression.Case expression) throws StatementRefusedException {
        conditions(expression);
        return meeting.unify(types(expression.results()), expression.token());
    }

    /** Types the value of an assignment; what it chooses from is stored and takes the column's form. */
    CipherType stored(Expression expression) throws StatementRefusedException {
        if (expression instanceof Expression.Case) {
            Expression.Case choice = (Expression.Case) expression;
            conditions(choice);
            return meeting.unifyStored(storedAll(choice.results()), choice.token());
        }
        if (expression instanceof Expression.Call && choosesArgument((Expression.Call) expression)) {
            Expression.Call call = (Expression.Call) expression;
            List<CipherType> arguments = storedAll(call.arguments());
            return arguments.stream().allMatch(CipherType::isFree)
                    ? CipherType.choice(call, arguments)
                    : meeting.unifyStored(arguments, call.token());
        }
        return type(expression);
    }

    private List<CipherType> storedAll(List<Expression> alternatives) throws StatementRefusedException {
        List<CipherType> types = new ArrayList<>(alternatives.size());
        for (Expression alternative : alternatives) {
            types.add(stored(alternative));
        }
        return types;
    }

    private static boolean choosesArgument(Expression.Call call) {
        String name = call.builtIn();
        return name != null
                && call.window().isEmpty()
                && call.filter().isEmpty()
                && call.orderBy().isEmpty()
                && CHOOSES_ARGUMENT.contains(name);
    }

    private void conditions(Expression.Case expression) throws StatementRefusedException {
        for (Expression condition : expression.conditions()) {
            if (expression.operand().isPresent()) {
                compareRows(row(expression.operand().get()), row(condition), condition.token());
            } else {
                plain(condition, "a condition");
            }
        }
    }

    @Override
    public CipherType visitCall(Expression.Call call) throws StatementRefusedException {
        String name = call.builtIn();
        for (Expression key : call.orderBy()) {
            meeting.asSortKey(type(key), key.token());
        }
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
                        : meeting.unify(arguments, call.token());
            }
            if (name.equals("NULLIF") && call.arguments().size() == 2) {
                return nullIf(call);
            }
            if (name.equals("IF") && call.arguments().size() == 3) {
                plain(call.arguments().get(0), "a condition");
                return meeting.unify(types(call.arguments().subList(1, 3)), call.token());
            }
            if ((name.equals("VALUES") || (name.equals("VALUE") && queries.dialect() == Dialect.MARIADB))
                    && call.arguments().size() == 1) {
                return type(call.arguments().get(0));
            }
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

    private CipherType nullIf(Expression.Call call) throws StatementRefusedException {
        CipherType value = type(call.arguments().get(0));
        CipherType compared = type(call.arguments().get(1));
        if (value.isFree() && compared.isFree()) {
            return CipherType.constantExpression(call, List.of(value, compared));
        }
        compareRows(List.of(value), List.of(compared), call.token());
        return value.isFree() && compared.cell() != null ? compared : value;
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

    void window(Window window) throws StatementRefusedException {
        for (Expression key : window.partitionBy()) {
            CipherType type = type(key);
            meeting.asGroupingKey(type, key.token(), "PARTITION BY");
            ledger.plain(type);
        }
        for (Expression key : window.orderBy()) {
            meeting.asSortKey(type(key), key.token());
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
            throw differentDegree(subquery.token());
        }
        return columns.get(0);
    }

    @Override
    public CipherType visitRow(Expression.Row row) throws StatementRefusedException {
        for (Expression element : row.elements()) {
            plain(element, "a row value");
        }
        return CipherType.PLAIN;
    }
}
