package io.sigil.sql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the data subject of an encrypted value is found: at a placeholder or in a literal of the same statement. Immutable. */
public final class RowSubject {
    private final SubjectColumn column;
    private final int applicationIndex;
    private final @Nullable Object literal;
    private final ValueUse use;

    /**
     * @param applicationIndex 1-based number of the application's placeholder; 0: a literal
     * @param literal its value; null: a placeholder
     * @param use STORE where the row is inserted, COMPARE where it is found
     */
    public RowSubject(SubjectColumn column, int applicationIndex, @Nullable Object literal, ValueUse use) {
        this.column = Objects.requireNonNull(column);
        this.applicationIndex = applicationIndex;
        this.literal = literal;
        this.use = Objects.requireNonNull(use);
    }

    public SubjectColumn column() {
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
        return other instanceof RowSubject
                && column.equals(((RowSubject) other).column)
                && applicationIndex == ((RowSubject) other).applicationIndex
                && Objects.deepEquals(literal, ((RowSubject) other).literal)
                && use == ((RowSubject) other).use;
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
