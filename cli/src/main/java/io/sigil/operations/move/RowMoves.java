package io.sigil.operations.move;

import io.sigil.engine.CellConversion;
import io.sigil.engine.CellRow;
import io.sigil.operations.SqlFailure;
import io.sigil.operations.rows.RowTable;
import io.sigil.operations.rows.StoredRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides of each row what is to be stored in place of what it holds. Immutable, thread-safe. */
final class RowMoves {
    private final RowTable table;
    private final Direction direction;

    RowMoves(RowTable table, Direction direction) {
        this.table = table;
        this.direction = direction;
    }

    /** Null when nothing of the row is to change; a value that can't be moved stays, for the verification to name. */
    @Nullable
    RowMove of(StoredRow row) throws SQLException {
        List<@Nullable Object> replacements = new ArrayList<>();
        boolean changes = false;
        for (int i = 0; i < table.columns().size(); i++) {
            Object stored = row.stored(i);
            Object replacement = stored == null ? null : replacement(row, i, stored);
            changes |= replacement != null;
            replacements.add(replacement == null ? stored : replacement);
        }
        return changes ? new RowMove(row, replacements) : null;
    }

    /** Null when the value stays. */
    private @Nullable Object replacement(StoredRow row, int i, Object stored) throws SQLException {
        CellConversion column = table.columns().get(i);
        boolean cell = column.isCell(stored);
        if (cell == (direction == Direction.ENCRYPT)) { // ENCRYPT moves plaintext, the others cells
            return null;
        }
        try {
            CellRow cellRow = column.column().binding().isEmpty() ? null : column.row(table.bound(row, i));
            switch (direction) {
                case ENCRYPT:
                    return column.encrypt(stored, cellRow);
                case DECRYPT:
                    return column.decrypt(stored, cellRow);
                case REENCRYPT:
                    return column.isNewest(stored, cellRow) ? null : column.renew(stored, cellRow);
            }
        } catch (SQLException e) {
            if (!SqlFailure.isOfValue(e)) {
                throw e;
            }
            return null;
        }
        throw new AssertionError(direction);
    }
}
