package io.sigil.keys.store;

import io.sigil.keys.Instance;
import io.sigil.keys.InstanceLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** In a table beside that of the keys. Every operation has a connection of its own in auto-commit mode. Thread-safe. */
final class JdbcInstanceLog implements InstanceLog {
    /** What the key table's name is lengthened by. */
    static final String SUFFIX = "_instance";

    private static final Duration KEPT = Duration.ofDays(7);

    /** Seconds: a statement of the application waits for it. */
    private static final int PATIENCE = 2;

    private final DataSource connections;
    private final KeyTable keys;
    private final String table;
    private final boolean create;

    JdbcInstanceLog(DataSource connections, String keyTable, boolean create) {
        this.connections = connections;
        this.keys = new KeyTable(keyTable, PATIENCE);
        this.table = keyTable + SUFFIX;
        this.create = create;
    }

    @Override
    public void record(Instance instance) throws SQLException {
        keys.requireName();
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(true);
            boolean known;
            try {
                known = update(connection, instance);
            } catch (SQLException missing) {
                if (!create || exists(connection)) {
                    throw missing;
                }
                create(connection);
                known = update(connection, instance);
            }
            if (!known) {
                insert(connection, instance);
                forget(connection, instance.seen().minus(KEPT));
            }
        }
    }

    private boolean update(Connection connection, Instance instance) throws SQLException {
        String sql = "UPDATE " + table + " SET rules = ?, since_at = ?, seen_at = ? WHERE instance_id = ?";
        try (PreparedStatement update = keys.prepare(connection, sql)) {
            update.setString(1, instance.rules());
            update.setString(2, text(instance.since()));
            update.setString(3, text(instance.seen()));
            update.setString(4, instance.id());
            return update.executeUpdate() > 0;
        }
    }

    private void insert(Connection connection, Instance instance) throws SQLException {
        String sql = "INSERT INTO " + table + " (instance_id, host, rules, since_at, seen_at) VALUES (?, ?, ?, ?, ?)";
        try (PreparedStatement insert = keys.prepare(connection, sql)) {
            insert.setString(1, instance.id());
            insert.setString(2, instance.host());
            insert.setString(3, instance.rules());
            insert.setString(4, text(instance.since()));
            insert.setString(5, text(instance.seen()));
            insert.executeUpdate();
        }
    }

    /** ISO 8601 of one length: texts are in the order of time. */
    private void forget(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement delete = keys.prepare(connection, "DELETE FROM " + table + " WHERE seen_at < ?")) {
            delete.setString(1, text(before));
            delete.executeUpdate();
        }
    }

    private boolean exists(Connection connection) {
        try (PreparedStatement select = keys.prepare(connection, "SELECT instance_id FROM " + table + " WHERE 1 = 0");
                ResultSet rows = select.executeQuery()) {
            return !rows.next();
        } catch (SQLException missing) {
            return false;
        }
    }

    /** Of several JVMs that come here at once, one succeeds. */
    private void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE);
            statement.execute("CREATE TABLE " + table + " (instance_id VARCHAR(36) NOT NULL PRIMARY KEY,"
                    + " host VARCHAR(255) NOT NULL, rules VARCHAR(64) NOT NULL, since_at VARCHAR(32) NOT NULL,"
                    + " seen_at VARCHAR(32) NOT NULL)");
        } catch (SQLException e) {
            if (!exists(connection)) {
                throw e;
            }
        }
    }

    @Override
    public List<Instance> all() throws SQLException {
        keys.requireName();
        List<Instance> instances = new ArrayList<>();
        try (Connection connection = connections.getConnection()) {
            if (!exists(connection)) {
                return instances;
            }
            String sql = "SELECT instance_id, host, rules, since_at, seen_at FROM " + table + " ORDER BY seen_at DESC";
            try (PreparedStatement select = keys.prepare(connection, sql);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    instances.add(new Instance(
                            Objects.requireNonNull(rows.getString(1)),
                            Objects.requireNonNull(rows.getString(2)),
                            Objects.requireNonNull(rows.getString(3)),
                            Instant.parse(rows.getString(4)),
                            Instant.parse(rows.getString(5))));
                }
            }
        }
        return instances;
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
