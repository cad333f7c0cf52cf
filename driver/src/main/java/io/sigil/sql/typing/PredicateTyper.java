package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.origin.Trait;
import io.sigil.rules.LogicalType;
import io.sigil.rules.Search;
import io.sigil.sql.CellPart;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SearchPart;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.ValueUse;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types what compares: operators, IN, BETWEEN, LIKE, ANY, and the comparisons within CASE and NULLIF. */
final class PredicateTyper {
    /** Types of which MySQL and MariaDB have a value with nothing but zeros, which they take NULL for. */
    private static final Set<LogicalType.Kind> ZERO_IS_NO_VALUE =
            EnumSet.of(LogicalType.Kind.DATE, LogicalType.Kind.TIMESTAMP, LogicalType.Kind.TIMESTAMP_WITH_TIME_ZONE);

    private final boolean changesRowsOfMySqlFamily;
    private final ExpressionTyper expressions;
    private final SlotLedger ledger;
    private final Meeting meeting;
    private final Searches searches;
    private final TokenPairs pairs;
    private final MovingSearches moving;

    PredicateTyper(ExpressionTyper expressions, Scope scope, QueryTyper queries) {
        this.pairs = new TokenPairs(scope, queries);
        this.expressions = expressions;
        this.ledger = queries.ledger();
        this.meeting = queries.meeting();
        this.searches = queries.searches();
        this.changesRowsOfMySqlFamily =
                queries.changesRows() && queries.dialect().isMySqlFamily();
        this.moving = new MovingSearches(searches, ledger, queries.dialect());
    }

    void comparison(Expression.Comparison comparison) throws StatementRefusedException {
        List<CipherType> left = expressions.row(comparison.left());
        List<CipherType> right = expressions.row(comparison.right());
        requireSameDegree(left, right, comparison.token());
        if (comparison.isEquality()) {
            meeting.chars().compare(left, right, comparison.token());
        } else {
            requireNotChosen(left, comparison.token());
            requireNotChosen(right, comparison.token());
        }
        RuledColumn moving = left.size() == 1 ? MovingSearches.compared(left.get(0), right.get(0)) : null;
        if (moving != null && comparison.isEquality() && MovingSearches.isFound(moving)) {
            this.moving.equality(comparison, left.get(0), right.get(0), moving);
            return;
        }
        if (moving != null
                && !comparison.isEquality()
                && moving.rule().search() == Search.RANGE
                && moving.rule().state().mayHoldPlaintext()) {
            this.moving.order(comparison, left.get(0), right.get(0), moving);
            return;
        }
        RuledColumn column = left.size() == 1 ? Searches.searched(left.get(0), right.get(0)) : null;
        if (column != null && comparison.isEquality()) {
            searches.equality(comparison, left.get(0), right.get(0), column);
        } else if (column != null && Searches.isOrdered(column)) {
            searches.order(comparison, left.get(0), right.get(0), column);
        } else if (comparison.isEquality()) {
            equal(comparison.left(), left, comparison.right(), right, comparison.token());
        } else {
            order(comparison, left, right);
        }
    }

    private void requireNotChosen(List<CipherType> types, int token) throws StatementRefusedException {
        for (CipherType type : types) {
            meeting.chars().requireNotChosen(type, token);
        }
    }

    /**
     * Two values, or two rows, that are compared by equality.
     *
     * @param left null when it has no text of its own
     */
    private void equal(
            @Nullable Expression left,
            List<CipherType> leftTypes,
            @Nullable Expression right,
            List<CipherType> rightTypes,
            int token)
            throws StatementRefusedException {
        equal(left, leftTypes, right, rightTypes, token, ValueUse.COMPARE);
    }

    private void equal(
            @Nullable Expression left,
            List<CipherType> leftTypes,
            @Nullable Expression right,
            List<CipherType> rightTypes,
            int token,
            ValueUse use)
            throws StatementRefusedException {
        requireSameDegree(leftTypes, rightTypes, token);
        for (int i = 0; i < leftTypes.size(); i++) {
            CipherType one = leftTypes.get(i);
            CipherType other = rightTypes.get(i);
            RuledColumn column = Searches.searched(one, other);
            Expression cell = one.cell() != null ? element(left, i) : element(right, i);
            if (pairs.equality(one, element(left, i), other, element(right, i), token, true)) {
                continue;
            }
            if (column == null || cell == null) {
                meeting.forEquality(one, other, token, use);
                settlePlain(List.of(one, other));
            } else {
                searches.cut(cell, column);
                searches.token(one.cell() != null ? other : one, column, use);
            }
        }
    }

    /** A value, or a row, that is looked for among the rows of a query. */
    private void equal(Expression operand, List<CipherType> types, Query query, int token)
            throws StatementRefusedException {
        List<OutputColumn> columns = expressions.outputs(query);
        requireSameDegree(types, OutputColumn.types(columns), token);
        for (int i = 0; i < types.size(); i++) {
            CipherType one = types.get(i);
            OutputColumn other = columns.get(i);
            requireNoZeroDate(other.type(), token);
            if (!pairs.equality(one, element(operand, i), other.type(), other.source(), token, false)) {
                meeting.forEquality(one, other.type(), token);
                settlePlain(List.of(one, other.type()));
            }
        }
    }

    /** MySQL and MariaDB keep the rows of such a query as if none could be NULL, and fail or miss rows where a group has no date. */
    private void requireNoZeroDate(CipherType type, int token) throws StatementRefusedException {
        RuledColumn column = type.cell();
        if (column != null
                && changesRowsOfMySqlFamily
                && type.derivation().origin().is(Trait.EXTREME)
                && ZERO_IS_NO_VALUE.contains(column.rule().type().kind())) {
            throw Refusals.mayBeZeroDate(column, token);
        }
    }

    private void order(Expression.Quantified quantified, List<CipherType> operand, Query query)
            throws StatementRefusedException {
        List<OutputColumn> columns = expressions.outputs(query);
        requireSameDegree(operand, OutputColumn.types(columns), quantified.token());
        for (int i = 0; i < operand.size(); i++) {
            OutputColumn column = columns.get(i);
            List<CipherType> pair = List.of(operand.get(i), column.type());
            boolean cells = pair.stream().allMatch(type -> type.cell() != null);
            List<@Nullable Expression> texts = Arrays.asList(element(quantified.operand(), i), column.source());
            if (!cells || !pairs.order(pair, texts, quantified.token())) {
                meeting.forOrder(pair, quantified.token(), "< or >");
                settlePlain(pair);
            }
        }
    }

    /** The text that gives one value of a row; null: it has none of its own. */
    private static @Nullable Expression element(@Nullable Expression expression, int index) {
        if (expression instanceof Expression.Row) {
            return ((Expression.Row) expression).elements().get(index);
        }
        return index == 0 ? expression : null;
    }

    /** Rows are ordered by their first elements, and by the next ones where these are the same. */
    private void order(Expression.Comparison comparison, List<CipherType> left, List<CipherType> right)
            throws StatementRefusedException {
        for (int i = 0; i < left.size(); i++) {
            CipherType one = left.get(i);
            CipherType other = right.get(i);
            RuledColumn column = Searches.searched(one, other);
            Expression cell = element(one.cell() != null ? comparison.left() : comparison.right(), i);
            boolean last = i == left.size() - 1;
            if (column == null || cell == null || !Searches.isOrdered(column)) {
                List<CipherType> pair = List.of(one, other);
                if (pairs.order(
                        pair,
                        Arrays.asList(element(comparison.left(), i), element(comparison.right(), i)),
                        comparison.token())) {
                    continue;
                }
                meeting.forOrder(pair, comparison.token(), comparison.operator());
                settlePlain(pair);
            } else if (last) {
                searches.order(comparison, one, other, column);
            } else {
                searches.cut(cell, column);
                searches.token(one.cell() != null ? other : one, column);
            }
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

    static StatementRefusedException differentDegree(int token) {
        return new StatementRefusedException(
                ErrorCode.STATEMENT_NOT_UNDERSTOOD,
                token,
                "rows of different length are compared",
                "it isn't known which values meet",
                "give both sides the same number of columns");
    }

    void in(Expression.In in) throws StatementRefusedException {
        List<CipherType> operand = expressions.row(in.operand());
        if (in.query().isPresent()) {
            equal(in.operand(), operand, in.query().get(), in.token());
        }
        List<List<CipherType>> elements = new ArrayList<>(in.list().size());
        for (Expression element : in.list()) {
            elements.add(expressions.row(element));
        }
        meeting.chars().compareList(operand, elements, in.token());
        RuledColumn column = operand.get(0).cell();
        boolean values = operand.size() == 1
                && column != null
                && elements.stream().allMatch(e -> e.size() == 1 && e.get(0).isFree());
        if (values && column != null && (Searches.isSearchable(column) || MovingSearches.isFound(column))) {
            List<CipherType> types = new ArrayList<>(elements.size());
            elements.forEach(e -> types.add(e.get(0)));
            if (types.isEmpty()) {
                return;
            }
            if (MovingSearches.isFound(column)) {
                moving.in(in, column, types, meeting.chars().listUse(elements));
            } else {
                searches.in(in, column, types, meeting.chars().listUse(elements));
            }
            return;
        }
        if (elements.size() == 1 && elements.get(0).get(0).cell() != null) {
            searches.requireNamed(elements.get(0).get(0).cell(), in.token());
        }
        // Looks at every element, so it isn't asked for each.
        ValueUse use = meeting.chars().listUse(elements);
        for (int i = 0; i < elements.size(); i++) {
            Expression element = in.list().get(i);
            equal(in.operand(), operand, element, elements.get(i), element.token(), use);
        }
    }

    void between(Expression.Between between) throws StatementRefusedException {
        CipherType operand = expressions.type(between.operand());
        CipherType low = expressions.type(between.low());
        CipherType high = expressions.type(between.high());
        requireNotChosen(List.of(operand, low, high), between.token());
        RuledColumn moved = MovingSearches.compared(operand, low);
        if (moved != null
                && operand.cell() != null
                && high.isFree()
                && moved.rule().search() == Search.RANGE
                && moved.rule().state().mayHoldPlaintext()
                && !between.symmetric()) {
            moving.between(between, low, high, moved);
            return;
        }
        RuledColumn lower = Searches.searched(operand, low);
        RuledColumn upper = Searches.searched(operand, high);
        // SYMMETRIC may swap its bounds, so they can't be a lower and an upper edge.
        if (lower != null
                && upper != null
                && !between.symmetric()
                && Searches.isOrdered(lower)
                && Searches.isOrdered(upper)
                && Domains.same(lower, upper)) {
            if (operand.cell() != null) {
                searches.between(low, high, lower);
                return;
            }
            if (searches.valueBetween(between, operand, lower)) {
                return;
            }
        }
        List<CipherType> operands = List.of(operand, low, high);
        List<Expression> texts = List.of(between.operand(), between.low(), between.high());
        if (!pairs.order(operands, texts, between.token())) {
            meeting.forOrder(operands, between.token(), "BETWEEN");
            settlePlain(operands);
        }
    }

    void match(Expression.Match match) throws StatementRefusedException {
        List<CipherType> operands = expressions.types(match.operands());
        RuledColumn subject = operands.get(0).cell();
        if (subject != null
                && subject.rule().search() == Search.PREFIX
                && match.operator().equalsIgnoreCase("LIKE")
                && operands.get(1).isFree()) {
            CipherType escape = operands.size() > 2 ? operands.get(2) : null;
            if (subject.rule().isInMotion()) {
                moving.like(match, subject, operands.get(1), escape);
            } else {
                searches.like(match, subject, operands.get(1), escape);
            }
            return;
        }
        for (int i = 0; i < operands.size(); i++) {
            meeting.asMatched(operands.get(i), match.operands().get(i).token(), match.operator());
        }
    }

    void quantified(Expression.Quantified quantified) throws StatementRefusedException {
        List<CipherType> operand = expressions.row(quantified.operand());
        if (quantified.query().isPresent()) {
            Query query = quantified.query().get();
            if (quantified.equality()) {
                equal(quantified.operand(), operand, query, quantified.token());
            } else {
                order(quantified, operand, query);
            }
            return;
        }
        Expression array = quantified.array().orElseThrow();
        if (operand.size() == 1 && operand.get(0).cell() != null) {
            elements(operand.get(0), array, quantified);
            return;
        }
        for (CipherType type : operand) {
            meeting.asPlain(type, quantified.token(), "a comparison with an array");
        }
        expressions.plain(array, "an array");
    }

    /** {@code c = ANY (…)}: each element of the array meets the column. */
    private void elements(CipherType column, Expression array, Expression.Quantified quantified)
            throws StatementRefusedException {
        RuledColumn cell = Objects.requireNonNull(column.cell());
        if (!quantified.equality()) {
            meeting.forOrder(List.of(column), quantified.token(), "< or >");
        }
        boolean searchable = Searches.isSearchable(cell);
        if (array instanceof Expression.Operation
                && ((Expression.Operation) array).operator().equals("ARRAY")) {
            if (!ledger.constants().typesArraysByParameters()) {
                throw Refusals.arrayNotEvaluated(cell, array.token());
            }
            for (CipherType element : expressions.types(((Expression.Operation) array).operands())) {
                equal(quantified.operand(), List.of(column), null, List.of(element), array.token());
            }
            return;
        }
        if (!Domains.isDeterministic(cell) && !searchable) {
            throw Refusals.notComparable(cell, quantified.token());
        }
        meeting.chars().requireNotChosen(column, quantified.token());
        CipherType type = expressions.type(array);
        if (!(array instanceof Expression.Value) || !ledger.isPlaceholder((Expression.Value) array)) {
            throw Refusals.arrayNotEvaluated(cell, array.token());
        }
        if (searchable) {
            searches.cut(quantified.operand(), cell);
            ledger.ruled(type, cell, ValueUse.COMPARE_ELEMENTS, SearchPart.of(CellPart.TOKEN));
        } else {
            ledger.ruled(type, cell, ValueUse.COMPARE_ELEMENTS);
        }
    }

    /** {@code CASE operand WHEN condition}. */
    void simpleCase(Expression operand, Expression condition) throws StatementRefusedException {
        equal(operand, expressions.row(operand), condition, expressions.row(condition), condition.token());
    }

    CipherType nullIf(Expression.Call call) throws StatementRefusedException {
        CipherType value = expressions.type(call.arguments().get(0));
        CipherType compared = expressions.type(call.arguments().get(1));
        if (value.isFree() && compared.isFree()) {
            return CipherType.constantExpression(call, List.of(value, compared));
        }
        RuledColumn column = Searches.searched(value, compared);
        if (column != null && value.cell() == null) {
            throw Refusals.notSearchedSo(column, call.token(), "NULLIF of a value and the column");
        }
        if (column != null) {
            searches.nullIf(call, column, compared);
            return value.derived(Trait.NULLIF, Trait.TEXT_FIRST);
        }
        if (value.cell() != null
                && Searches.isColumnPair(call)
                && pairs.equality(
                        value,
                        call.arguments().get(0),
                        compared,
                        call.arguments().get(1),
                        call.token(),
                        true)) {
            searches.nullIfSame(call);
            return value.derived(Trait.NULLIF, Trait.TEXT_FIRST);
        }
        equal(null, List.of(value), null, List.of(compared), call.token());
        RuledColumn met = compared.cell();
        return value.isFree() && met != null
                ? CipherType.cell(met, ledger.derivation(value))
                : value.derived(Trait.NULLIF, Trait.TEXT_FIRST);
    }
}
