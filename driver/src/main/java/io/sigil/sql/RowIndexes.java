package io.sigil.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** In which columns of a result the values are that a cell of the same result is bound to, counted from 1. Immutable. */
public final class RowIndexes {
    private final int subject;
    private final List<Integer> key;

    /**
     * @param subject 0: not in the result
     * @param key one for each column of {@code bindTo}
     */
    public RowIndexes(int subject, List<Integer> key) {
        this.subject = subject;
        this.key = List.copyOf(key);
    }

    public int subject() {
        return subject;
    }

    public List<Integer> key() {
        return key;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowIndexes
                && subject == ((RowIndexes) other).subject
                && key.equals(((RowIndexes) other).key);
    }

    @Override
    public int hashCode() {
        return 31 * subject + key.hashCode();
    }

    @Override
    public String toString() {
        return subject + " " + key;
    }
}
