package io.sigil.operations.rows;

import java.util.List;

/** Where a row is: the values of its key. Never printed, since a key may be ruled. Immutable. */
public final class RowKey {
    private final List<Object> values;

    RowKey(List<Object> values) {
        this.values = List.copyOf(values);
    }

    Object value(int column) {
        return values.get(column);
    }

    /** The one whole number of a key that is one. */
    public long number() {
        return (Long) values.get(0);
    }

    @Override
    public String toString() {
        return "key of " + values.size() + " columns";
    }
}
