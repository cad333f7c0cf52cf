package io.sigil.schema;

import io.sigil.dialect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Finds text columns whose collation isn't that of the bytes: there one cell would pass for another, or searches would find
 * others than they should.
 */
final class CollationReader {
    /** H2 has one collation for the whole database. */
    private static final String H2 = "SELECT c.COLUMN_NAME, s.SETTING_VALUE, TRUE FROM INFORMATION_SCHEMA.COLUMNS c"
            + " JOIN INFORMATION_SCHEMA.SETTINGS s ON s.SETTING_NAME = 'COLLATION' AND s.SETTING_VALUE <> 'OFF'"
            + " WHERE c.TABLE_SCHEMA = ? AND c.TABLE_NAME = ? AND c.CHARACTER_MAXIMUM_LENGTH IS NOT NULL";

    /** The default collation is the database's own; a provider other than the C library has a column since PostgreSQL 15. */
    private static final String POSTGRESQL = "SELECT a.attname, l.collname, NOT l.collisdeterministic"
            + " FROM pg_catalog.pg_attribute a"
            + " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation"
            + " JOIN pg_catalog.pg_database d ON d.datname = pg_catalog.current_database()"
            + " WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped"
            + " AND NOT (l.collnamespace = 'pg_catalog'::pg_catalog.regnamespace AND (l.collname IN ('C', 'POSIX', 'ucs_basic')"
            + " OR (l.collname = 'default' AND CASE pg_catalog.to_jsonb(d)->>'datlocprovider' WHEN 'b' THEN true"
            + " WHEN 'i' THEN false ELSE d.datcollate IN ('C', 'POSIX') END)))";

    /** Binary collations end in _bin; that of binary strings is called binary. */
    private static final String MYSQL = "SELECT COLUMN_NAME, COLLATION_NAME, TRUE FROM INFORMATION_SCHEMA.COLUMNS"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLLATION_NAME IS NOT NULL"
            + " AND COLLATION_NAME <> 'binary' AND RIGHT(COLLATION_NAME, 4) <> '_bin'";

    /** Those that take {@code 'a'} and {@code 'a '} for equal too, or hold fewer characters. */
    private static final String PADDING = "SELECT COLUMN_NAME, COLLATION_NAME FROM INFORMATION_SCHEMA.COLUMNS"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLLATION_NAME IS NOT NULL AND COLLATION_NAME <> ?";

    private final Dialect dialect;

    CollationReader(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Such columns of a table as the database spells them, each with its collation. */
    Map<String, ColumnCollation> notBytewise(Connection delegate, PhysicalTable table) throws SQLException {
        Map<String, ColumnCollation> found = new HashMap<>();
        try (PreparedStatement query = delegate.prepareStatement(query())) {
            query.setString(1, dialect.isMySqlFamily() ? table.catalog() : table.schema());
            query.setString(2, table.name());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            Objects.requireNonNull(rows.getString(1)),
                            new ColumnCollation(Objects.requireNonNullElse(rows.getString(2), ""), rows.getBoolean(3)));
                }
            }
        }
        return found;
    }

    /** Text columns in which plaintext can't be compared as bytes are; more of them than {@link #notBytewise} finds. */
    Map<String, ColumnCollation> notExact(Connection delegate, PhysicalTable table) throws SQLException {
        Map<String, ColumnCollation> found = new HashMap<>(notBytewise(delegate, table));
        if (!dialect.isMySqlFamily()) {
            return found;
        }
        try (PreparedStatement query = delegate.prepareStatement(PADDING)) {
            query.setString(1, table.catalog());
            query.setString(2, table.name());
            query.setString(3, UnpaddedCollations.of(dialect));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String name = Objects.requireNonNull(rows.getString(1));
                    String collation = Objects.requireNonNullElse(rows.getString(2), "");
                    found.put(name, new ColumnCollation(collation, true));
                }
            }
        }
        return found;
    }

    private String query() {
        switch (dialect) {
            case H2:
                return H2;
            case POSTGRESQL:
                return POSTGRESQL;
            case MYSQL:
            case MARIADB:
                return MYSQL;
        }
        throw new AssertionError(dialect);
    }
}
