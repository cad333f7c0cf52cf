package io.sigil.sql;

import org.jspecify.annotations.Nullable;

/** One {@code ?} of the physical SQL: where its value comes from and which cell it becomes. Immutable. */
public final class PhysicalParameter {
    private final int applicationIndex;
    private final @Nullable Object literal;
    private final @Nullable RuledColumn column;
    private final ValueUse use;

    private PhysicalParameter(
            int applicationIndex, @Nullable Object literal, @Nullable RuledColumn column, ValueUse use) {
        this.applicationIndex = applicationIndex;
        this.literal = literal;
        this.column = column;
        this.use = use;
    }

    /** A placeholder of the application's SQL, 1-based; {@code column} null: sent as it is. */
    public static PhysicalParameter ofPlaceholder(int applicationIndex, @Nullable RuledColumn column, ValueUse use) {
        return new PhysicalParameter(applicationIndex, null, column, use);
    }

    /** A literal of the application's SQL that was lifted out of the text because it is a ruled value. */
    public static PhysicalParameter ofLiteral(Object value, RuledColumn column, ValueUse use) {
        return new PhysicalParameter(0, value, column, use);
    }

    /** 1-based number of the application's placeholder; 0: a lifted literal. */
    public int applicationIndex() {
        return applicationIndex;
    }

    /** The value of a lifted literal: String, BigDecimal, Long, byte[], Boolean or a java.time value. */
    public @Nullable Object literal() {
        return literal;
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
        return (applicationIndex == 0 ? "literal" : "?" + applicationIndex) + " -> "
                + (column == null ? "plain" : column);
    }
}
