package io.sigil.operations.move;

import io.sigil.engine.CellConversion;
import io.sigil.operations.rows.RowTable;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One UPDATE for many rows, joined with a JSON array of their keys, old values and new values, in hexadecimal digits: MySQL and MariaDB
 * parse one statement where a batch has thousands. For keys of whole numbers, whose comparison no collation has a say in; other keys,
 * large values and servers without JSON_TABLE are left to a {@link BatchRowWriter}.
 */
final class MySqlRowWriter implements RowWriter {
    /** Characters of the array; MariaDB takes 16 MB in one packet, and MySQL 64 MB, unless it is told otherwise. */
    private static final int MOST_CHARACTERS = 2_000_000;

    private static final String HEX = "0123456789ABCDEF";
    private static final String NULL = "-";

    private final RowTable table;
    private final RowWriter single;
    private final String sql;

    MySqlRowWriter(RowTable table, List<String> untouched) {
        this.table = table;
        this.single = new BatchRowWriter(table, untouched);
        List<String> members = new ArrayList<>();
        int member = 0;
        for (int i = 0; i < table.key().columns().size(); i++) {
            members.add("k" + i + " BIGINT PATH '$[" + member++ + "]'");
        }
        List<String> assignments = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            members.add("o" + i + " LONGTEXT PATH '$[" + member++ + "]'");
            members.add("n" + i + " LONGTEXT PATH '$[" + member++ + "]'");
            CellConversion column = table.columns().get(i);
            String name = "m." + table.sql(column);
            String value = bytes("n" + i);
            assignments.add(name + " = " + (column.storesText() ? "CONVERT(" + value + " USING utf8mb4)" : value));
            // As BatchRowWriter compares them.
            String stored = column.storesText() ? "CAST(CONVERT(" + name + " USING utf8mb4) AS BINARY)" : name;
            conditions.add(stored + " <=> " + bytes("o" + i));
        }
        untouched.forEach(name -> assignments.add("m." + name + " = m." + name));
        this.sql = "UPDATE JSON_TABLE(?, '$[*]' COLUMNS (" + String.join(", ", members) + ")) AS v STRAIGHT_JOIN "
                + table.sql() + " AS m ON " + table.key().equalToOthers("m.", "v.k") + " SET "
                + String.join(", ", assignments) + " WHERE " + String.join(" AND ", conditions);
    }

    private static String bytes(String member) {
        return "UNHEX(NULLIF(v." + member + ", '" + NULL + "'))";
    }

    @Override
    public int write(Connection connection, List<RowMove> moves) throws SQLException {
        if (moves.size() == 1 || !hasJsonTable(connection.getMetaData())) {
            return single.write(connection, moves);
        }
        int changed = 0;
        List<RowMove> large = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        for (RowMove move : moves) {
            int before = rows.length();
            rows.append(before == 0 ? '[' : ',');
            append(rows, move);
            if (rows.length() - before > MOST_CHARACTERS / 2) {
                rows.setLength(before);
                large.add(move);
            } else if (rows.length() > MOST_CHARACTERS / 2) {
                changed += update(connection, rows);
                rows.setLength(0);
            }
        }
        changed += update(connection, rows);
        for (RowMove move : large) {
            changed += single.write(connection, List.of(move));
        }
        return changed;
    }

    /** MySQL has it since 8.0.4, MariaDB since 10.6. */
    private boolean hasJsonTable(DatabaseMetaData metaData) throws SQLException {
        int major = metaData.getDatabaseMajorVersion();
        return major >= 11 || (major == 10 && metaData.getDatabaseMinorVersion() >= 6) || major == 8 || major == 9;
    }

    private int update(Connection connection, StringBuilder rows) throws SQLException {
        if (rows.length() == 0) {
            return 0;
        }
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, rows.append(']').toString());
            return update.executeUpdate();
        }
    }

    private void append(StringBuilder rows, RowMove move) {
        String key = String.valueOf(table.key().wholeNumbers(move.row().key()));
        rows.append(key, 0, key.length() - 1);
        for (int i = 0; i < table.columns().size(); i++) {
            appendHex(rows, move.row().stored(i));
            appendHex(rows, move.replacement(i));
        }
        rows.append(']');
    }

    private static void appendHex(StringBuilder rows, @Nullable Object value) {
        rows.append(",\"");
        if (value == null) {
            rows.append(NULL);
        } else {
            byte[] bytes = value instanceof String ? ((String) value).getBytes(StandardCharsets.UTF_8) : (byte[]) value;
            for (byte b : bytes) {
                rows.append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
            }
        }
        rows.append('"');
    }
}
