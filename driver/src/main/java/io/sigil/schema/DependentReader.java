package io.sigil.schema;

import io.sigil.dialect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads what may stand for a ruled table under another name: views, synonyms, partitions. Immutable. */
final class DependentReader {
    /** The catalogue's own views have no definition and stand over no table; a view without one that isn't theirs might. */
    private static final String H2 = "SELECT TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS"
            + " WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA' OR VIEW_DEFINITION IS NOT NULL"
            + " UNION ALL SELECT SYNONYM_NAME, SYNONYM_FOR FROM INFORMATION_SCHEMA.SYNONYMS";

    private static final String POSTGRESQL = "SELECT viewname, definition FROM pg_catalog.pg_views"
            + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
            + " UNION ALL SELECT matviewname, definition FROM pg_catalog.pg_matviews"
            + " UNION ALL SELECT child.relname, parent.relname::text FROM pg_catalog.pg_inherits i"
            + " JOIN pg_catalog.pg_class child ON child.oid = i.inhrelid"
            + " JOIN pg_catalog.pg_class parent ON parent.oid = i.inhparent"
            + " WHERE child.relkind IN ('r', 'p', 'f')";

    /** VIEW_DEFINITION is empty for whoever lacks SHOW VIEW. */
    private static final String MYSQL = "SELECT TABLE_NAME, NULLIF(VIEW_DEFINITION, '') FROM INFORMATION_SCHEMA.VIEWS"
            + " WHERE TABLE_SCHEMA NOT IN ('sys', 'mysql', 'information_schema', 'performance_schema')";

    private final Dialect dialect;

    DependentReader(Dialect dialect) {
        this.dialect = dialect;
    }

    List<Definition> read(Connection delegate) throws SQLException {
        List<Definition> definitions = new ArrayList<>();
        try (Statement statement = delegate.createStatement();
                ResultSet rows = statement.executeQuery(query())) {
            while (rows.next()) {
                definitions.add(new Definition(Objects.requireNonNull(rows.getString(1)), rows.getString(2)));
            }
        }
        return definitions;
    }

    /**
     * Whether MySQL or MariaDB has it as a table of its own. Then it depends on nothing, whatever views of the same name other databases of
     * the server have.
     */
    static boolean isBaseTable(Connection delegate, PhysicalTable table) throws SQLException {
        String sql = "SELECT 1 FROM INFORMATION_SCHEMA.TABLES"
                + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND TABLE_TYPE = 'BASE TABLE'";
        try (PreparedStatement select = delegate.prepareStatement(sql)) {
            select.setString(1, table.catalog());
            select.setString(2, table.name());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
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
