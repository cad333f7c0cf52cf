package io.sigil.operations.move;

import io.sigil.operations.rows.StoredRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row, and what is to be stored in place of what it holds. Immutable. */
final class RowMove {
    private final StoredRow row;
    private final List<@Nullable Object> replacements;

    /** @param replacements one for each column; the same object where nothing changes */
    RowMove(StoredRow row, List<@Nullable Object> replacements) {
        this.row = row;
        this.replacements = Collections.unmodifiableList(new ArrayList<>(replacements));
    }

    StoredRow row() {
        return row;
    }

    @Nullable
    Object replacement(int column) {
        return replacements.get(column);
    }
}
