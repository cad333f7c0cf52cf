package io.sigil.operations.move;

import io.sigil.dialect.Dialect;
import io.sigil.engine.CellConversion;
import io.sigil.operations.rows.RowTable;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One UPDATE for each row, sent as a batch: H2, and where {@link MySqlRowWriter} leaves rows to it. */
final class BatchRowWriter implements RowWriter {
    private final RowTable table;
    private final String sql;

    BatchRowWriter(RowTable table, List<String> untouched) {
        this.table = table;
        List<String> assignments = new ArrayList<>();
        List<String> conditions = new ArrayList<>(List.of(table.key().equalTo()));
        for (CellConversion column : table.columns()) {
            assignments.add(table.sql(column) + " = ?");
            conditions.add(unchanged(column));
        }
        untouched.forEach(name -> assignments.add(name + " = " + name));
        this.sql = "UPDATE " + table.sql() + " SET " + String.join(", ", assignments) + " WHERE "
                + String.join(" AND ", conditions);
    }

    /** MySQL compares texts without their case or their spaces at the end, as the collation has it, and bytes by bytes. */
    private String unchanged(CellConversion column) {
        String name = table.sql(column);
        if (!table.dialect().isMySqlFamily()) {
            return name + " IS NOT DISTINCT FROM ?";
        }
        return (column.storesText() ? "CAST(CONVERT(" + name + " USING utf8mb4) AS BINARY)" : name) + " <=> ?";
    }

    @Override
    public int write(Connection connection, List<RowMove> moves) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (RowMove move : moves) {
                bind(update, move);
                if (moves.size() == 1) {
                    return update.executeUpdate();
                }
                update.addBatch();
            }
            int changed = 0;
            for (int count : update.executeBatch()) {
                changed += count == Statement.SUCCESS_NO_INFO ? 1 : count;
            }
            return changed;
        }
    }

    private void bind(PreparedStatement update, RowMove move) throws SQLException {
        int index = 1;
        int columns = table.columns().size();
        for (int i = 0; i < columns; i++) {
            set(update, index++, move.replacement(i), table.columns().get(i).storesText());
        }
        index = table.key().bind(update, index, move.row().key());
        for (int i = 0; i < columns; i++) {
            boolean text = table.columns().get(i).storesText();
            Object old = move.row().stored(i);
            boolean asBytes = text && table.dialect().isMySqlFamily();
            Object compared = asBytes && old != null ? ((String) old).getBytes(StandardCharsets.UTF_8) : old;
            set(update, index++, compared, text && !asBytes);
        }
    }

    private void set(PreparedStatement statement, int index, @Nullable Object value, boolean text) throws SQLException {
        if (value == null) {
            boolean h2 = table.dialect() == Dialect.H2;
            statement.setNull(index, text || !h2 ? Types.VARCHAR : Types.VARBINARY);
        } else if (text) {
            statement.setString(index, (String) value);
        } else {
            statement.setBytes(index, (byte[]) value);
        }
    }
}
