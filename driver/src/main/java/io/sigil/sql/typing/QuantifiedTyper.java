package io.sigil.sql.typing;

import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.ValueUse;
import io.sigil.sql.tree.Expression;
import java.util.List;
import java.util.Objects;

/** Types {@code = ANY (…)}, {@code < ALL (…)} and the like, over queries and arrays. */
final class QuantifiedTyper {
    private final ExpressionTyper expressions;
    private final SlotLedger ledger;
    private final Meeting meeting;

    QuantifiedTyper(ExpressionTyper expressions, QueryTyper queries) {
        this.expressions = expressions;
        this.ledger = queries.ledger();
        this.meeting = queries.meeting();
    }

    void type(Expression.Quantified quantified) throws StatementRefusedException {
        List<CipherType> operand = expressions.row(quantified.operand());
        if (quantified.query().isPresent()) {
            List<CipherType> columns =
                    expressions.queryColumns(quantified.query().get());
            if (quantified.equality()) {
                expressions.compareRows(operand, columns, quantified.token());
            } else {
                expressions.orderRows(operand, columns, "< or >", quantified.token());
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
        if (array instanceof Expression.Operation
                && ((Expression.Operation) array).operator().equals("ARRAY")) {
            if (!ledger.constants().typesArraysByParameters()) {
                throw Refusals.arrayNotEvaluated(cell, array.token());
            }
            for (CipherType element : expressions.types(((Expression.Operation) array).operands())) {
                expressions.compareRows(List.of(column), List.of(element), array.token());
            }
            return;
        }
        if (!Domains.isDeterministic(cell)) {
            throw Refusals.notComparable(cell, quantified.token());
        }
        CipherType type = expressions.type(array);
        if (!(array instanceof Expression.Value) || !ledger.isPlaceholder((Expression.Value) array)) {
            throw Refusals.arrayNotEvaluated(cell, array.token());
        }
        ledger.ruled(type, cell, ValueUse.COMPARE_ELEMENTS);
    }
}
