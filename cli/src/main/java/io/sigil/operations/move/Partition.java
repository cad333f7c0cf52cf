package io.sigil.operations.move;

import io.sigil.operations.rows.RowKey;
import io.sigil.operations.rows.RowTable;
import io.sigil.operations.rows.TableKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Divides a table into ranges of its key that several workers can walk through. Immutable. */
final class Partition {
    /** More than there are workers, so that none is idle for long at the end. */
    private static final int PARTS_PER_WORKER = 4;

    private static final long WORTH_DIVIDING = 10_000;

    private final RowTable table;

    Partition(RowTable table) {
        this.table = table;
    }

    /**
     * Where each range ends; the last one ends with the table.
     *
     * @param rows about how many there are; negative: not known
     */
    List<@Nullable RowKey> lastKeys(Connection connection, int workers, long rows) throws SQLException {
        int parts = workers == 1 ? 1 : workers * PARTS_PER_WORKER;
        List<@Nullable RowKey> lastKeys = new ArrayList<>();
        if (parts > 1 && !table.key().isRuled() && (rows < 0 || rows >= WORTH_DIVIDING)) {
            lastKeys.addAll(table.key().isNumber() ? byArithmetic(connection, parts) : byCounting(connection, parts));
        }
        lastKeys.add(null);
        return lastKeys;
    }

    private List<RowKey> byArithmetic(Connection connection, int parts) throws SQLException {
        String column = table.key().columns().get(0).sql();
        String sql = "SELECT MIN(" + column + "), MAX(" + column + ") FROM " + table.sql();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            long min = row.getLong(1);
            long max = row.getLong(2);
            if (row.wasNull()) {
                return new ArrayList<>();
            }
            List<RowKey> keys = new ArrayList<>();
            double width = ((double) max - (double) min) / parts;
            for (int i = 1; i < parts && width >= 1; i++) {
                keys.add(table.key().number((long) (min + width * i)));
            }
            return keys;
        }
    }

    /** Reads the key's index once. */
    private List<RowKey> byCounting(Connection connection, int parts) throws SQLException {
        TableKey key = table.key();
        long count;
        try (PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM " + table.sql());
                ResultSet row = select.executeQuery()) {
            row.next();
            count = row.getLong(1);
        }
        if (count < WORTH_DIVIDING) {
            return new ArrayList<>();
        }
        String columns = key.columns().stream().map(c -> c.sql()).collect(Collectors.joining(", "));
        String sql = "SELECT " + String.join(", ", key.selected()) + " FROM (SELECT " + columns
                + ", ROW_NUMBER() OVER (ORDER BY " + key.orderBy() + ") AS sigil_number FROM " + table.sql()
                + ") numbered WHERE MOD(sigil_number, " + (count / parts + 1) + ") = 0 ORDER BY sigil_number";
        List<RowKey> keys = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                keys.add(key.read(rows, 1));
            }
        }
        return keys;
    }
}
