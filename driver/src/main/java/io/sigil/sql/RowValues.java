package io.sigil.sql;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the values are that a cell is bound to, in the order of its {@link RowBinding}. Immutable. */
public final class RowValues {
    private final @Nullable RowValue subject;
    private final List<RowValue> key;

    public RowValues(@Nullable RowValue subject, List<RowValue> key) {
        this.subject = subject;
        this.key = List.copyOf(key);
    }

    /** Null: the cell is under no data subject's key. */
    public @Nullable RowValue subject() {
        return subject;
    }

    /** Empty: the cell isn't bound to its row. */
    public List<RowValue> key() {
        return key;
    }

    /** Whether a literal of the SQL is among them. */
    boolean holdsValues() {
        return (subject != null && subject.literal() != null) || key.stream().anyMatch(k -> k.literal() != null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowValues
                && Objects.equals(subject, ((RowValues) other).subject)
                && key.equals(((RowValues) other).key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(subject, key);
    }

    @Override
    public String toString() {
        return subject + " " + key;
    }
}
