package io.sigil.sql;

import io.sigil.sql.constant.BoundConstant;
import org.jspecify.annotations.Nullable;

/** One {@code ?} of the physical SQL: where its value comes from and which cell it becomes. Immutable. */
public final class PhysicalParameter {
    private final int applicationIndex;
    private final @Nullable Object literal;
    private final @Nullable BoundConstant constant;
    private final @Nullable RuledColumn column;
    private final ValueUse use;

    private PhysicalParameter(
            int applicationIndex,
            @Nullable Object literal,
            @Nullable BoundConstant constant,
            @Nullable RuledColumn column,
            ValueUse use) {
        this.applicationIndex = applicationIndex;
        this.literal = literal;
        this.constant = constant;
        this.column = column;
        this.use = use;
    }

    /** A placeholder of the application's SQL, 1-based; {@code column} null: sent as it is. */
    public static PhysicalParameter ofPlaceholder(int applicationIndex, @Nullable RuledColumn column, ValueUse use) {
        return new PhysicalParameter(applicationIndex, null, null, column, use);
    }

    /** A literal of the application's SQL that was lifted out of the text because it is a ruled value. */
    public static PhysicalParameter ofLiteral(Object value, RuledColumn column, ValueUse use) {
        return new PhysicalParameter(0, value, null, column, use);
    }

    /** An expression of the application's SQL whose value is computed before it is encrypted. */
    public static PhysicalParameter ofConstant(BoundConstant constant, RuledColumn column, ValueUse use) {
        return new PhysicalParameter(0, null, constant, column, use);
    }

    /** 1-based number of the application's placeholder; 0: a lifted literal or expression. */
    public int applicationIndex() {
        return applicationIndex;
    }

    /** The value of a lifted literal: String, BigDecimal, Long, byte[], Boolean or a java.time value. */
    public @Nullable Object literal() {
        return literal;
    }

    /** The expression that gives the value; null: a placeholder or a literal. */
    public @Nullable BoundConstant constant() {
        return constant;
    }

    /** Whether it holds a value of the application's SQL, so that it must not outlive its use. */
    public boolean holdsValues() {
        return literal != null || (constant != null && constant.holdsValues());
    }

    /** Null: a plain value. */
    public @Nullable RuledColumn column() {
        return column;
    }

    /** What the statement does with the value. */
    public ValueUse use() {
        return use;
    }

    @Override
    public String toString() {
        String source = applicationIndex > 0 ? "?" + applicationIndex : constant == null ? "literal" : "" + constant;
        return source + " -> " + (column == null ? "plain" : column);
    }
}
