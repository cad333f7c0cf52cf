package io.sigil.operations.move;

import io.sigil.operations.rows.RowKey;
import io.sigil.operations.rows.TableKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A range of a table's keys and how far a job is in it, as its checkpoint says. Immutable. */
final class Part {
    static final String COLUMNS = "part, pass, position, last_key, rows_done, rows_changed, state";

    private final int number;
    private final int pass;
    private final @Nullable RowKey position;
    private final @Nullable RowKey last;
    private final long rowsDone;
    private final long rowsChanged;
    private final PartState state;

    private Part(
            int number,
            int pass,
            @Nullable RowKey position,
            @Nullable RowKey last,
            long rowsDone,
            long rowsChanged,
            PartState state) {
        this.number = number;
        this.pass = pass;
        this.position = position;
        this.last = last;
        this.rowsDone = rowsDone;
        this.rowsChanged = rowsChanged;
        this.state = state;
    }

    static Part read(ResultSet row, TableKey key) throws SQLException {
        return new Part(
                row.getInt(1),
                row.getInt(2),
                key(row.getString(3), key),
                key(row.getString(4), key),
                row.getLong(5),
                row.getLong(6),
                PartState.valueOf(row.getString(7)));
    }

    /** Null for what isn't of this key, because the table has another one since: the part then begins at its start. */
    private static @Nullable RowKey key(@Nullable String text, TableKey key) {
        try {
            return text == null ? null : key.parse(text);
        } catch (RuntimeException e) {
            return null;
        }
    }

    int number() {
        return number;
    }

    int pass() {
        return pass;
    }

    /** The last row that was looked at; null: none yet. */
    @Nullable
    RowKey position() {
        return position;
    }

    /** The last row that belongs to the part; null: that of the table. */
    @Nullable
    RowKey last() {
        return last;
    }

    long rowsDone() {
        return rowsDone;
    }

    long rowsChanged() {
        return rowsChanged;
    }

    PartState state() {
        return state;
    }

    /** Behind a page. */
    Part after(@Nullable RowKey newPosition, int rows, int changed, boolean ended) {
        return new Part(
                number,
                pass,
                newPosition,
                last,
                rowsDone + rows,
                rowsChanged + changed,
                ended ? PartState.MOVED : PartState.MOVING);
    }
}
