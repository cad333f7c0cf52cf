package io.sigil.operations.move;

import io.sigil.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Changes rows of PostgreSQL without locking them first, which would write each row twice. The change then may wait for a lock of the
 * application while it holds some, but only for less than the time after which PostgreSQL looks for a deadlock: the job gives up
 * first, so the application's transactions never fall victim to it. Compare-and-set guards the values. In MySQL and MariaDB a lock is a bit in
 * memory, and a deadlock is found at once, so rows are locked first there. Immutable, thread-safe.
 */
final class BriefLocks {
    /** PostgreSQL's lock_not_available. */
    private static final String TAKEN = "55P03";

    /** Half of deadlock_timeout, which is a second unless somebody changed it; 0 would wait for ever. */
    private static final String BEGIN =
            "SELECT set_config('lock_timeout', CAST(GREATEST(1, LEAST(50, CAST(setting AS integer) / 2))"
                    + " AS text), true) FROM pg_settings WHERE name = 'deadlock_timeout'";

    private final Dialect dialect;

    BriefLocks(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Whether the database has them. */
    boolean areKnown() {
        return dialect == Dialect.POSTGRESQL;
    }

    /** Until the end of the transaction. */
    void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(BEGIN);
        }
    }

    /** Whether somebody else had a row locked for longer. */
    boolean isTaken(SQLException e) {
        return TAKEN.equals(e.getSQLState());
    }
}
