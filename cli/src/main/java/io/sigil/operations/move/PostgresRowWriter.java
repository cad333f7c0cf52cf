package io.sigil.operations.move;

import io.sigil.engine.CellConversion;
import io.sigil.operations.rows.RowTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One UPDATE for all rows, joined with arrays of their keys, old values and new values. */
final class PostgresRowWriter implements RowWriter {
    private final RowTable table;
    private final String sql;
    private final List<String> keyArrays;

    PostgresRowWriter(RowTable table) {
        this.table = table;
        this.keyArrays = table.key().arrayTypes();
        List<String> arrays = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < keyArrays.size(); i++) {
            arrays.add("CAST(? AS " + keyArrays.get(i) + "[])");
            names.add("k" + i);
        }
        List<String> assignments = new ArrayList<>();
        List<String> conditions = new ArrayList<>(List.of(table.key().equalToOthers("m.", "v.k")));
        for (int i = 0; i < table.columns().size(); i++) {
            CellConversion column = table.columns().get(i);
            String array = "CAST(? AS " + type(column) + "[])";
            arrays.add(array);
            arrays.add(array);
            names.add("o" + i);
            names.add("n" + i);
            String name = table.sql(column);
            assignments.add(name + " = v.n" + i);
            String stored = column.storesText() ? "(CAST(m." + name + " AS text) COLLATE \"C\")" : "m." + name;
            conditions.add(stored + " IS NOT DISTINCT FROM v.o" + i);
        }
        this.sql = "UPDATE " + table.sql() + " AS m SET " + String.join(", ", assignments) + " FROM unnest("
                + String.join(", ", arrays) + ") AS v(" + String.join(", ", names) + ") WHERE "
                + String.join(" AND ", conditions);
    }

    private static String type(CellConversion column) {
        return column.storesText() ? "text" : "bytea";
    }

    @Override
    public int write(Connection connection, List<RowMove> moves) throws SQLException {
        if (moves.isEmpty()) {
            return 0;
        }
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            int index = 1;
            List<Object[]> keys = table.key()
                    .columnsOf(moves.stream().map(move -> move.row().key()).collect(Collectors.toList()));
            for (int i = 0; i < keyArrays.size(); i++) {
                update.setArray(index++, connection.createArrayOf(keyArrays.get(i), keys.get(i)));
            }
            for (int i = 0; i < table.columns().size(); i++) {
                update.setArray(index++, values(connection, moves, i, true));
                update.setArray(index++, values(connection, moves, i, false));
            }
            return update.executeUpdate();
        }
    }

    private Array values(Connection connection, List<RowMove> moves, int column, boolean old) throws SQLException {
        CellConversion conversion = table.columns().get(column);
        Object[] values = conversion.storesText() ? new String[moves.size()] : new byte[moves.size()][];
        for (int i = 0; i < values.length; i++) {
            RowMove move = moves.get(i);
            values[i] = old ? move.row().stored(column) : move.replacement(column);
        }
        return connection.createArrayOf(type(conversion), values);
    }
}
