package io.sigil.operations.verify;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the rows of one column hold. Immutable. */
public final class ColumnCount {
    private final String column;
    private final long nulls;
    private final long plain;
    private final Map<Long, Long> cells;
    private final long shredded;

    /** @param cells by the id of their data key */
    ColumnCount(String column, long nulls, long plain, Map<Long, Long> cells, long shredded) {
        this.column = Objects.requireNonNull(column);
        this.nulls = nulls;
        this.plain = plain;
        this.cells = java.util.Collections.unmodifiableMap(new TreeMap<>(cells));
        this.shredded = shredded;
    }

    /** {@code table.column}. */
    public String column() {
        return column;
    }

    public long nulls() {
        return nulls;
    }

    /** Values in the clear; 0 for a format-preserving column, whose cells can't be told from them. */
    public long plain() {
        return plain;
    }

    /** Cells by the id of the data key that they name; of subjects' keys, all under the id 0. */
    public Map<Long, Long> cellsByKey() {
        return cells;
    }

    public long cells() {
        return cells.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Cells, among those above, whose data subject was shredded; nobody can read them. */
    public long shredded() {
        return shredded;
    }
}
