package io.sigil.sql.typing;

import io.sigil.sql.tree.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression over nothing but values, and those values. Immutable. */
final class ConstantPart {
    private final Expression expression;
    private final List<Expression.Value> values;
    private final @Nullable CipherType alternatives;

    /** @param alternatives what the database may choose from when it isn't evaluated; null: it has to be evaluated */
    ConstantPart(Expression expression, List<Expression.Value> values, @Nullable CipherType alternatives) {
        this.expression = expression;
        this.alternatives = alternatives;
        this.values = List.copyOf(values);
    }

    Expression expression() {
        return expression;
    }

    List<Expression.Value> values() {
        return values;
    }

    @Nullable
    CipherType alternatives() {
        return alternatives;
    }
}
