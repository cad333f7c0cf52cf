package io.sigil.operations.check;

import io.sigil.dialect.Dialect;
import io.sigil.schema.PhysicalTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the catalogue says of objects that read or write a table behind the application's back: names and their SQL, in which an
 * empty text means that the database doesn't show it. Belongs to its connection.
 */
public final class LiveObjects {
    /** Every guard compares with the cell's magic, in hexadecimal, as text, or as bytes that a catalogue shows so. */
    private static final List<String> MAGICS = List.of("753456", "SIGL", "u4V");

    private final Connection connection;
    private final Dialect dialect;

    public LiveObjects(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** The triggers of a table. */
    public Map<String, String> triggers(PhysicalTable table) throws SQLException {
        switch (dialect) {
            case H2:
                return read(
                        "SELECT TRIGGER_NAME, '' FROM INFORMATION_SCHEMA.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ?"
                                + " AND EVENT_OBJECT_TABLE = ?",
                        table);
            case POSTGRESQL:
                return read(
                        "SELECT t.tgname, pg_catalog.pg_get_triggerdef(t.oid) FROM pg_catalog.pg_trigger t"
                                + " JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid"
                                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE NOT t.tgisinternal AND n.nspname = ? AND c.relname = ?",
                        table);
            case MYSQL:
            case MARIADB:
                return read(
                        "SELECT TRIGGER_NAME, ACTION_STATEMENT FROM INFORMATION_SCHEMA.TRIGGERS"
                                + " WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ?",
                        table);
        }
        throw new AssertionError(dialect);
    }

    /** The table's generated columns. */
    public Map<String, String> generatedColumns(PhysicalTable table) throws SQLException {
        return read(
                "SELECT COLUMN_NAME, GENERATION_EXPRESSION FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ?"
                        + " AND TABLE_NAME = ? AND GENERATION_EXPRESSION IS NOT NULL AND GENERATION_EXPRESSION <> ''",
                table);
    }

    /** The table's columns that have a default. */
    public Map<String, String> defaults(PhysicalTable table) throws SQLException {
        return read(
                "SELECT COLUMN_NAME, COLUMN_DEFAULT FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ?"
                        + " AND TABLE_NAME = ? AND COLUMN_DEFAULT IS NOT NULL AND COLUMN_DEFAULT <> 'NULL'",
                table);
    }

    /** The CHECK constraints of a table. */
    public Map<String, String> checks(PhysicalTable table) throws SQLException {
        switch (dialect) {
            case POSTGRESQL:
                return read(
                        "SELECT k.conname, pg_catalog.pg_get_constraintdef(k.oid) FROM pg_catalog.pg_constraint k"
                                + " JOIN pg_catalog.pg_class c ON c.oid = k.conrelid"
                                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE k.contype = 'c' AND n.nspname = ? AND c.relname = ?",
                        table);
            case H2:
            case MYSQL:
                return read(
                        "SELECT c.CONSTRAINT_NAME, c.CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS c JOIN"
                                + " INFORMATION_SCHEMA.TABLE_CONSTRAINTS t ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA"
                                + " AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME WHERE t.TABLE_SCHEMA = ? AND t.TABLE_NAME ="
                                + " ?",
                        table);
            case MARIADB:
                return read(
                        "SELECT CONSTRAINT_NAME, CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS"
                                + " WHERE CONSTRAINT_SCHEMA = ? AND TABLE_NAME = ?",
                        table);
        }
        throw new AssertionError(dialect);
    }

    /** Every procedure and function of the database's own, but those of the system. */
    public Map<String, String> routines() throws SQLException {
        switch (dialect) {
            case H2:
                return read("SELECT ROUTINE_NAME, COALESCE(ROUTINE_DEFINITION, '') FROM INFORMATION_SCHEMA.ROUTINES"
                        + " WHERE ROUTINE_SCHEMA <> 'INFORMATION_SCHEMA'");
            case POSTGRESQL:
                return read(
                        "SELECT p.proname, p.prosrc FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid"
                                + " = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang WHERE n.nspname"
                                + " NOT IN ('pg_catalog', 'information_schema') AND l.lanname NOT IN ('c', 'internal')");
            case MYSQL:
            case MARIADB:
                return read("SELECT ROUTINE_NAME, COALESCE(ROUTINE_DEFINITION, '') FROM INFORMATION_SCHEMA.ROUTINES"
                        + " WHERE ROUTINE_SCHEMA = DATABASE()");
        }
        throw new AssertionError(dialect);
    }

    /** Whether one of {@link #checks} is the guard of a column. */
    public static boolean isGuarded(Map<String, String> checks, String column) {
        return checks.values().stream().anyMatch(check -> CheckedTable.mentions(check, column) && isGuard(check));
    }

    /** Whether a CHECK asks for a cell. */
    static boolean isGuard(String check) {
        return MAGICS.stream().anyMatch(check::contains);
    }

    private Map<String, String> read(String sql, PhysicalTable table) throws SQLException {
        String place = dialect.isMySqlFamily() ? table.catalog() : table.schema();
        return read(sql, String.valueOf(place), table.name());
    }

    private Map<String, String> read(String sql, String... arguments) throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                query.setString(i + 1, arguments[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String text = rows.getString(2);
                    found.put(String.valueOf(rows.getString(1)), text == null ? "" : text);
                }
            }
        }
        return found;
    }
}
