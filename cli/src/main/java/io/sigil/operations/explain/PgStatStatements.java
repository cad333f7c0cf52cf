package io.sigil.operations.explain;

import io.sigil.operations.OperationRefusedException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * PostgreSQL's view {@code pg_stat_statements}: what the current database was asked, literals normalised to {@code $1}. Belongs
 * to its connection.
 */
public final class PgStatStatements implements StatementSource {
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String NOT_LOADED = "55000";

    private static final String QUERY = "SELECT query, calls FROM pg_stat_statements"
            + " WHERE dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())"
            + " AND query NOT LIKE '%pg_stat_statements%' ORDER BY calls DESC, queryid";

    private final Connection connection;

    private PgStatStatements(Connection connection) {
        this.connection = connection;
    }

    /** @throws OperationRefusedException when the extension isn't there */
    public static PgStatStatements of(Connection connection) throws SQLException, OperationRefusedException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM pg_stat_statements LIMIT 1")) {
            rows.next();
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState()) || NOT_LOADED.equals(e.getSQLState())) {
                throw new OperationRefusedException("pg_stat_statements isn't in this database; add it to"
                        + " shared_preload_libraries, restart, and run CREATE EXTENSION pg_stat_statements");
            }
            throw e;
        }
        return new PgStatStatements(connection);
    }

    @Override
    public void read(Sink sink) throws IOException, SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                String sql = rows.getString(1);
                if (sql != null) {
                    sink.take(SqlScan.withQuestionMarks(sql), Math.max(1, rows.getLong(2)));
                }
            }
        }
    }
}
