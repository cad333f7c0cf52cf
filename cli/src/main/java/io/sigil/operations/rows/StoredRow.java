package io.sigil.operations.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one row holds in the columns that a job is about, as it is stored. Never printed. Immutable. */
public final class StoredRow {
    private final RowKey key;
    private final List<@Nullable Object> stored;
    private final List<@Nullable Object> around;

    /** @param around the values of other columns that cells are bound to */
    StoredRow(RowKey key, List<@Nullable Object> stored, List<@Nullable Object> around) {
        this.key = Objects.requireNonNull(key);
        this.stored = Collections.unmodifiableList(new ArrayList<>(stored));
        this.around = Collections.unmodifiableList(new ArrayList<>(around));
    }

    public RowKey key() {
        return key;
    }

    /** A String or byte[] as the column's storage is; null: NULL. */
    public @Nullable Object stored(int column) {
        return stored.get(column);
    }

    @Nullable
    Object around(int index) {
        return around.get(index);
    }

    @Override
    public String toString() {
        return "row at " + key;
    }
}
