package io.sigil.sql.typing;

import io.sigil.sql.tree.Expression;
import java.util.List;

/** An expression over nothing but values, and those values. Immutable. */
final class ConstantPart {
    private final Expression expression;
    private final List<Expression.Value> values;

    ConstantPart(Expression expression, List<Expression.Value> values) {
        this.expression = expression;
        this.values = List.copyOf(values);
    }

    Expression expression() {
        return expression;
    }

    List<Expression.Value> values() {
        return values;
    }
}
