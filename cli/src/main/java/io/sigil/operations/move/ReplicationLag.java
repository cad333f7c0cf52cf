package io.sigil.operations.move;

import io.sigil.dialect.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** How far replicas are behind. Immutable, thread-safe. */
final class ReplicationLag {
    /** A replica that has nothing to replay reports no lag. */
    private static final String POSTGRESQL =
            "SELECT COALESCE(EXTRACT(EPOCH FROM MAX(replay_lag)), 0) FROM pg_catalog.pg_stat_replication";

    private final Dialect dialect;
    private final DataSource primary;
    private final MoveOptions options;

    ReplicationLag(Dialect dialect, DataSource primary, MoveOptions options) {
        this.dialect = dialect;
        this.primary = primary;
        this.options = options;
    }

    /**
     * Why the job has to wait, if it has.
     *
     * @throws SQLException when the lag can't be read, as for want of a privilege
     */
    Optional<String> tooFarBehind() throws SQLException {
        Optional<Duration> most = options.maxReplicationLag();
        if (most.isEmpty()) {
            return Optional.empty();
        }
        double worst = worst();
        if (worst < 0) {
            return Optional.of("a replica doesn't replicate; start it, or leave it out");
        }
        return worst * 1_000 > most.get().toMillis()
                ? Optional.of("a replica is " + Math.round(worst) + " s behind")
                : Optional.empty();
    }

    /** Seconds; negative: a replica has stopped. */
    private double worst() throws SQLException {
        switch (dialect) {
            case H2:
                return 0;
            case POSTGRESQL:
                return postgreSql();
            case MYSQL:
            case MARIADB:
                return mySql(options.replicas());
        }
        throw new AssertionError(dialect);
    }

    private double postgreSql() throws SQLException {
        try (Connection connection = primary.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(POSTGRESQL)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private double mySql(List<DataSource> replicas) throws SQLException {
        double worst = 0;
        for (DataSource replica : replicas) {
            try (Connection connection = replica.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SHOW REPLICA STATUS")) {
                while (row.next()) {
                    double lag = row.getDouble(lagColumn(row));
                    if (row.wasNull()) {
                        return -1;
                    }
                    worst = Math.max(worst, lag);
                }
            }
        }
        return worst;
    }

    /** MySQL says Seconds_Behind_Source, MariaDB Seconds_Behind_Master. */
    private static String lagColumn(ResultSet row) throws SQLException {
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String name = row.getMetaData().getColumnLabel(i);
            if (name.startsWith("Seconds_Behind")) {
                return name;
            }
        }
        throw new SQLException("SHOW REPLICA STATUS has no column Seconds_Behind_…");
    }
}
