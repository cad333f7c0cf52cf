package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.engine.CellRow;
import io.sigil.engine.ColumnValue;
import io.sigil.sql.PhysicalParameter;
import io.sigil.sql.RowValue;
import io.sigil.sql.RowValues;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters that cells of the same row are bound to. Belongs to one statement. */
final class RowInputs {
    private final Dialect dialect;
    /** By physical index - 1; null: the value isn't bound. */
    private final @Nullable RowValues[] rows;
    /** By the application's index of the placeholder. */
    private final Map<Integer, RowValue> sources;

    private final Map<Integer, ColumnValue> given;

    RowInputs(List<PhysicalParameter> parameters, Dialect dialect) {
        this.dialect = dialect;
        rows = new @Nullable RowValues[parameters.size()];
        Map<Integer, RowValue> found = Map.of();
        for (int i = 0; i < rows.length; i++) {
            RowValues row = parameters.get(i).row();
            rows[i] = row;
            if (row != null) {
                // Most statements have none.
                found = found.isEmpty() ? new HashMap<>() : found;
                for (RowValue value : row.key()) {
                    add(value, found);
                }
                RowValue subject = row.subject();
                if (subject != null) {
                    add(subject, found);
                }
            }
        }
        sources = found;
        given = found.isEmpty() ? Map.of() : new HashMap<>();
    }

    private static void add(RowValue value, Map<Integer, RowValue> sources) {
        if (value.applicationIndex() > 0) {
            sources.put(value.applicationIndex(), value);
        }
    }

    /** Whether cells are bound to a placeholder of the application. */
    boolean takes(int applicationIndex) {
        return !sources.isEmpty() && sources.containsKey(applicationIndex);
    }

    /** Takes the value of a placeholder. */
    void set(int applicationIndex, @Nullable Object value) throws SQLException {
        if (sources.isEmpty()) {
            return;
        }
        RowValue source = sources.get(applicationIndex);
        given.remove(applicationIndex);
        if (source != null && value != null) {
            given.put(applicationIndex, ColumnValue.of(source.column(), value, source.use(), dialect));
        }
    }

    /** Binds what {@link #set} took: the very value that the cells are bound to. */
    void bind(int applicationIndex, PreparedStatement delegate, int physicalIndex) throws SQLException {
        ColumnValue value = given.get(applicationIndex);
        Object bound = value == null ? null : value.bound();
        if (bound instanceof Long) {
            delegate.setLong(physicalIndex, (Long) bound);
        } else if (bound instanceof String) {
            delegate.setString(physicalIndex, (String) bound);
        } else if (bound != null) {
            delegate.setObject(physicalIndex, bound);
        } else {
            delegate.setNull(physicalIndex, Types.NULL);
        }
    }

    /** The row of a value; null: it isn't bound to any. */
    @Nullable
    CellRow of(int physicalIndex) throws SQLException {
        RowValues row = rows[physicalIndex - 1];
        if (row == null) {
            return null;
        }
        List<ColumnValue> key = new ArrayList<>();
        for (RowValue value : row.key()) {
            key.add(value(value));
        }
        RowValue subject = row.subject();
        return CellRow.of(subject == null ? null : value(subject), key);
    }

    private ColumnValue value(RowValue value) throws SQLException {
        ColumnValue known = given.get(value.applicationIndex());
        return known != null ? known : ColumnValue.of(value.column(), value.literal(), value.use(), dialect);
    }

    void clear() {
        if (!given.isEmpty()) {
            given.clear();
        }
    }
}
