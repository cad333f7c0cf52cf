package io.sigil.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.keys.DataKey;
import io.sigil.keys.DataKeys;
import io.sigil.keys.KeyPurpose;
import io.sigil.keys.store.JdbcKeyStore;
import io.sigil.rules.KeyRule;
import io.sigil.rules.Position;
import io.sigil.rules.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;

/** For each way in which the key store's table may fail: what works, what the error says, and that it ends by itself. */
class KeyStoreOutageTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration AFTER_RETRY = Duration.ofSeconds(11);

    @TempDir
    private Path folder;

    private final LaterClock clock = new LaterClock();

    /** The system's, moved on by what the test says. */
    private static final class LaterClock extends Clock {
        private volatile Duration later = Duration.ZERO;

        void advance(Duration by) {
            later = later.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(later);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** The keys of a JVM of its own. */
    private DataKeys jvm(TestDatabase database, boolean create) throws SQLException {
        KeyRule rule = new KeyRule.Builder(new Position("sigil.yaml", 1, 1), "pii", "local")
                .keyring(folder.resolve("sigil.p12"))
                .password(new Secret("password"))
                .create(true)
                .build();
        JdbcKeyStore store = new JdbcKeyStore(database.dataSource(), "sigil_data_key", create, 1);
        return DataKeys.open(Map.of("pii", rule), store, getClass().getClassLoader(), clock);
    }

    private static void execute(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static void fails(String code, ThrowingCallable call) {
        SQLException e = catchThrowableOfType(SQLException.class, call);
        assertThat((Throwable) e).hasMessageStartingWith(code + ": ");
        assertThat(e.getSQLState()).isEqualTo("HY000");
    }

    /** What holds in every outage: known keys serve, and are renewed; what isn't known fails with the code. */
    private void requireKnownKeysServe(DataKeys running, DataKey key, String code) throws SQLException {
        clock.advance(Duration.ofHours(1));
        assertThat(running.byId("pii", key.id())).isSameAs(key);
        assertThat(running.current("pii", KeyPurpose.RANDOMIZED)).isSameAs(key);
        fails(code, () -> running.current("pii", KeyPurpose.SEARCH));
        fails(code, () -> running.rotate("pii"));
    }

    private void requireRecovery(DataKeys running, DataKey key) throws SQLException {
        clock.advance(AFTER_RETRY);
        assertThat(running.byId("pii", key.id()).id()).isEqualTo(key.id());
        assertThat(running.current("pii", KeyPurpose.RANDOMIZED).id()).isEqualTo(key.id());
        assertThat(running.current("pii", KeyPurpose.SEARCH).version()).isEqualTo(1);
    }

    @EachDatabase(
            value = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void lockedTableHoldsNobodyUpForEver(TestDatabase database) throws Exception {
        try (DataKeys running = jvm(database, true);
                DataKeys started = jvm(database, true);
                Connection other = database.connect();
                Statement lock = other.createStatement()) {
            DataKey key = running.current("pii", KeyPurpose.RANDOMIZED);
            boolean postgres = database.server().kind() == DatabaseKind.POSTGRESQL;
            // So that the lock ends even if Sigil waits for it.
            lock.execute(
                    postgres ? "SET idle_in_transaction_session_timeout = '30s'" : "SET SESSION wait_timeout = 30");
            other.setAutoCommit(!postgres);
            lock.execute(
                    postgres
                            ? "LOCK TABLE sigil_data_key IN ACCESS EXCLUSIVE MODE"
                            : "LOCK TABLES sigil_data_key WRITE");
            long began = System.nanoTime();
            requireKnownKeysServe(running, key, "SIGIL-5017");
            fails("SIGIL-5017", () -> started.byId("pii", key.id()));
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("five look-ups that wait a second each")
                    .isLessThan(Duration.ofSeconds(30));
            lock.execute(postgres ? "ROLLBACK" : "UNLOCK TABLES");
            requireRecovery(running, key);
            requireRecovery(started, key);
        }
    }

    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void readOnlyReplicaServesTheKeysThatAreThere(TestDatabase database) throws Exception {
        try (DataKeys running = jvm(database, true);
                DataKeys started = jvm(database, true)) {
            DataKey key = running.current("pii", KeyPurpose.RANDOMIZED);
            execute(database, "ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");
            requireKnownKeysServe(running, key, "SIGIL-5017");
            assertThat(started.byId("pii", key.id()).id()).isEqualTo(key.id());
            assertThat(started.current("pii", KeyPurpose.RANDOMIZED).id()).isEqualTo(key.id());
            execute(
                    database,
                    "SET default_transaction_read_only = off",
                    "ALTER DATABASE " + database.name() + " RESET default_transaction_read_only");
            requireRecovery(running, key);
        }
    }

    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void roleThatMayOnlyReadServesTheKeysThatAreThere(TestDatabase database) throws Exception {
        try (DataKeys owner = jvm(database, true)) {
            DataKey key = owner.current("pii", KeyPurpose.RANDOMIZED);
            String role = "reader_of_" + database.name();
            execute(
                    database,
                    "CREATE ROLE " + role,
                    "GRANT SELECT ON sigil_data_key TO " + role,
                    "ALTER DATABASE " + database.name() + " SET role = " + role);
            try (DataKeys reader = jvm(database, true)) {
                assertThat(reader.byId("pii", key.id()).id()).isEqualTo(key.id());
                fails("SIGIL-5017", () -> reader.current("pii", KeyPurpose.SEARCH));
            }
        }
    }

    @EachDatabase(fresh = true)
    void missingTableStopsNoKeyThatIsKnown(TestDatabase database) throws Exception {
        try (DataKeys running = jvm(database, false);
                DataKeys started = jvm(database, false)) {
            try (DataKeys first = jvm(database, true)) {
                first.current("pii", KeyPurpose.RANDOMIZED);
            }
            DataKey key = running.current("pii", KeyPurpose.RANDOMIZED);
            execute(database, "ALTER TABLE sigil_data_key RENAME TO elsewhere");
            requireKnownKeysServe(running, key, "SIGIL-5017");
            fails("SIGIL-5016", () -> started.byId("pii", key.id()));
            execute(database, "ALTER TABLE elsewhere RENAME TO sigil_data_key");
            requireRecovery(running, key);
            requireRecovery(started, key);
        }
    }

    @EachDatabase(fresh = true)
    void emptiedTableTakesNoOtherKeyInPlaceOfTheLostOne(TestDatabase database) throws Exception {
        try (DataKeys running = jvm(database, true)) {
            DataKey key = running.current("pii", KeyPurpose.RANDOMIZED);
            execute(
                    database,
                    "CREATE TABLE copy_of_keys AS SELECT * FROM sigil_data_key",
                    "TRUNCATE TABLE sigil_data_key");
            clock.advance(MINUTE);
            fails("SIGIL-5018", () -> running.current("pii", KeyPurpose.RANDOMIZED));
            fails("SIGIL-5018", () -> running.current("pii", KeyPurpose.SEARCH));
            assertThat(running.byId("pii", key.id())).as("reads go on").isSameAs(key);
            clock.advance(Duration.ofHours(1));
            fails("SIGIL-5019", () -> running.byId("pii", key.id()));
            execute(database, "INSERT INTO sigil_data_key SELECT * FROM copy_of_keys");
            requireRecovery(running, key);
        }
    }
}
