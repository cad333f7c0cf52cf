package io.sigil.operations;

import java.util.Objects;

/** A stored value that is neither what the rules say nor can be made so. Holds no value of a ruled column. Immutable. */
public final class BadRow {
    private final String column;
    private final String key;
    private final String reason;

    /**
     * @param column {@code table.column}
     * @param key the row, as {@code id = 17}; a key column that is itself ruled shows as {@code ?}
     * @param reason an error of Sigil's, {@code SIGIL-nnnn: …}
     */
    public BadRow(String column, String key, String reason) {
        this.column = Objects.requireNonNull(column);
        this.key = Objects.requireNonNull(key);
        this.reason = Objects.requireNonNull(reason);
    }

    /** {@code table.column}. */
    public String column() {
        return column;
    }

    /** The row, as {@code id = 17} or {@code order_no = 7, pos = 1}. */
    public String key() {
        return key;
    }

    /** {@code SIGIL-nnnn: what; why; what to do}. */
    public String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return column + " at " + key + ": " + reason;
    }
}
