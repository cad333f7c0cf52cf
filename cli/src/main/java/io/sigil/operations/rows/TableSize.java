package io.sigil.operations.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** About how many rows a table has. */
public final class TableSize {
    /** PostgreSQL says -1 of a table that was never analysed. */
    private static final String POSTGRESQL =
            "SELECT COALESCE(SUM(c.reltuples), -1) FROM pg_catalog.pg_class c WHERE c.reltuples >= 0 AND (c.oid = ?::regclass"
                    + " OR c.oid IN (SELECT inhrelid FROM pg_catalog.pg_inherits WHERE inhparent = ?::regclass))";

    private static final String MYSQL =
            "SELECT TABLE_ROWS FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

    private TableSize() {}

    /** As the statistics have it, without reading the table; -1: not known. */
    public static long of(Connection connection, RowTable table) throws SQLException {
        switch (table.dialect()) {
            case H2:
                return ask(connection, "SELECT COUNT(*) FROM " + table.sql());
            case POSTGRESQL:
                return ask(connection, POSTGRESQL, table.sql(), table.sql());
            case MYSQL:
            case MARIADB:
                return ask(
                        connection,
                        MYSQL,
                        String.valueOf(table.located().catalog()),
                        table.located().name());
        }
        throw new AssertionError(table.dialect());
    }

    private static long ask(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }
}
