package io.sigil.it.frameworks;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an application saw, line by line. */
public final class Transcript {

    /** A step that is expected to fail. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    private final List<String> lines = new ArrayList<>();

    /** A value; of arrays and lists each element, with its class. */
    public void line(String label, Object value) {
        lines.add(label + ": " + text(value));
    }

    /** The kinds of the exceptions that a step throws, from the outermost to the database's own; none is a line, too. */
    public void failure(String label, Step step) {
        try {
            step.run();
            lines.add(label + ": no exception");
        } catch (Exception e) {
            List<String> kinds = new ArrayList<>();
            for (Throwable t = e; t != null && kinds.size() < 10; t = t.getCause()) {
                String name = t.getClass().getSimpleName();
                kinds.add(t instanceof SQLException sql ? "SQLException " + stateClass(sql) : name);
            }
            if (Boolean.getBoolean("sigil.frameworks.traces")) {
                e.printStackTrace();
            }
            // MyBatis wraps once more what a setter throws, and Sigil refuses what doesn't fit when it is set.
            kinds.removeIf("TypeException"::equals);
            lines.add(label + ": " + kinds.stream().distinct().collect(Collectors.joining(" < ")));
        }
    }

    private static String stateClass(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.substring(0, Math.min(2, state.length()));
    }

    /** Columns and keys of tables, as tools read them to compare a schema with what they expect. */
    public void schema(Access access, String... tables) throws SQLException {
        try (Connection connection = access.connect()) {
            DatabaseMetaData metaData = connection.getMetaData();
            for (String table : tables) {
                String stored = metaData.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
                String schema = connection.getSchema();
                columns("column of " + table, metaData.getColumns(connection.getCatalog(), schema, stored, "%"));
                rows(
                        "key of " + table,
                        metaData.getPrimaryKeys(connection.getCatalog(), schema, stored),
                        "COLUMN_NAME",
                        "KEY_SEQ");
                rows(
                        "reference of " + table,
                        metaData.getImportedKeys(connection.getCatalog(), schema, stored),
                        "FKCOLUMN_NAME",
                        "PKTABLE_NAME",
                        "PKCOLUMN_NAME");
            }
        }
    }

    /** H2's DECIMAL and NUMERIC are one type in a rules file, and so are MariaDB's DATETIME and TIMESTAMP. */
    private void columns(String label, ResultSet rows) throws SQLException {
        int from = lines.size();
        rows(label, rows, "COLUMN_NAME", "DATA_TYPE", "TYPE_NAME", "COLUMN_SIZE", "DECIMAL_DIGITS", "IS_NULLABLE");
        lines.subList(from, lines.size())
                .replaceAll(line -> line.replace("Integer 2 | String NUMERIC", "Integer 3 | String DECIMAL")
                        .replace("String DATETIME", "String TIMESTAMP"));
    }

    /** One line a row, and their number. */
    public void rows(String label, ResultSet rows, String... columns) throws SQLException {
        int count = 0;
        try (rows) {
            while (rows.next()) {
                List<String> fields = new ArrayList<>();
                for (String column : columns) {
                    fields.add(text(rows.getObject(column)));
                }
                lines.add(label + ": " + String.join(" | ", fields));
                count++;
            }
        }
        lines.add(label + ": " + count + " rows");
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return "bytes " + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Object[] elements) {
            return Arrays.stream(elements).map(Transcript::text).toList().toString();
        }
        if (value instanceof List<?> elements) {
            return elements.stream().map(Transcript::text).toList().toString();
        }
        return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
