package io.sigil.operations.move;

import io.sigil.dialect.Dialect;
import io.sigil.operations.rows.RowTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Changes rows of PostgreSQL without locking them first, which would write each row twice. All locks of the job are then taken, and waited
 * for, by one UPDATE. It ends within half of {@code deadlock_timeout}: whoever waits for one of its rows looks for a deadlock after
 * the whole of it, and by then the job waits for nothing; so the application's transactions never fall victim to it. Compare-and-set
 * guards the values. In MySQL and MariaDB a lock is a bit in memory, and a deadlock is found at once, so rows are locked first there; as are
 * rows whose cells are bound to others of their columns, which the comparison doesn't see. Belongs to one thread.
 */
final class BriefLocks {
    /** PostgreSQL's lock_not_available. */
    private static final String TAKEN = "55P03";

    /** PostgreSQL's query_canceled. */
    private static final String TOO_LONG = "57014";

    /** Milliseconds; 0 would be no limit at all. */
    private static final String BEGIN =
            "SELECT set_config('lock_timeout', CAST(GREATEST(1, LEAST(50, half)) AS text), true),"
                    + " set_config('statement_timeout', CAST(GREATEST(1, half) AS text), true)"
                    + " FROM (SELECT CAST(setting AS integer) / 2 AS half FROM pg_catalog.pg_settings"
                    + " WHERE name = 'deadlock_timeout') AS timeout";

    private boolean possible;
    private boolean begun;

    BriefLocks(RowTable table) {
        this.possible = table.dialect() == Dialect.POSTGRESQL && !table.isBound();
    }

    /** Whether rows may be changed without a lock that was taken before. */
    boolean arePossible() {
        return possible;
    }

    /** For the transaction that has begun. */
    void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(BEGIN);
        }
        begun = true;
    }

    /** For a transaction that begins. */
    void reset() {
        begun = false;
    }

    /** Whether the change has met somebody else's lock, or taken too long; a job whose changes take that long locks its rows from now on. */
    boolean endedBy(SQLException e) {
        boolean tooLong = begun && TOO_LONG.equals(e.getSQLState());
        possible &= !tooLong;
        return tooLong || (begun && TAKEN.equals(e.getSQLState()));
    }
}
