package io.sigil.sql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a value is that a cell is bound to: at a placeholder or in a literal of the same statement. Immutable. */
public final class RowValue {
    private final RowColumn column;
    private final int applicationIndex;
    private final @Nullable Object literal;
    private final ValueUse use;

    /**
     * @param applicationIndex 1-based number of the application's placeholder; 0: a literal
     * @param literal its value; null: a placeholder
     * @param use STORE where the row is inserted, COMPARE where it is found
     */
    public RowValue(RowColumn column, int applicationIndex, @Nullable Object literal, ValueUse use) {
        this.column = Objects.requireNonNull(column);
        this.applicationIndex = applicationIndex;
        this.literal = literal;
        this.use = Objects.requireNonNull(use);
    }

    public RowColumn column() {
        return column;
    }

    public int applicationIndex() {
        return applicationIndex;
    }

    public @Nullable Object literal() {
        return literal;
    }

    public ValueUse use() {
        return use;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowValue
                && column.equals(((RowValue) other).column)
                && applicationIndex == ((RowValue) other).applicationIndex
                && Objects.deepEquals(literal, ((RowValue) other).literal)
                && use == ((RowValue) other).use;
    }

    @Override
    public int hashCode() {
        return applicationIndex;
    }

    /** Never the value. */
    @Override
    public String toString() {
        return column + " of " + (applicationIndex > 0 ? "?" + applicationIndex : "a literal");
    }
}
