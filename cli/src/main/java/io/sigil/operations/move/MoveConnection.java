package io.sigil.operations.move;

import io.sigil.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Gives a connection the session that moving rows needs. */
final class MoveConnection {
    private MoveConnection() {}

    /**
     * Transactions that read what is committed, and waits for locks that end. The database plans by the key's index even when it knows
     * nothing of the table yet: a join that reads the whole table would wait for each row that somebody has locked. Dates of keys have
     * no zone that changes.
     */
    static Connection prepared(Connection connection, Dialect dialect) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings(dialect)) {
                statement.execute(setting);
            }
        }
        connection.commit();
        return connection;
    }

    private static List<String> settings(Dialect dialect) {
        switch (dialect) {
            case H2:
                return List.of("SET LOCK_TIMEOUT 10000");
            case POSTGRESQL:
                return List.of(
                        "SET lock_timeout = '10s'",
                        "SET enable_seqscan = off",
                        "SET enable_bitmapscan = off",
                        "SET enable_hashjoin = off",
                        "SET enable_mergejoin = off",
                        "SET jit = off");
            case MYSQL:
                return List.of(
                        "SET SESSION innodb_lock_wait_timeout = 10",
                        "SET SESSION time_zone = '+00:00'",
                        "SET SESSION optimizer_switch = 'block_nested_loop=off'");
            case MARIADB:
                return List.of(
                        "SET SESSION innodb_lock_wait_timeout = 10",
                        "SET SESSION time_zone = '+00:00'",
                        "SET SESSION join_cache_level = 0");
        }
        throw new AssertionError(dialect);
    }
}
