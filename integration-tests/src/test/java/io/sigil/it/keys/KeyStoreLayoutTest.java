package io.sigil.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.keys.DataKey;
import io.sigil.keys.DataKeys;
import io.sigil.keys.KeyPurpose;
import io.sigil.keys.KeyStore;
import io.sigil.keys.store.JdbcKeyStore;
import io.sigil.rules.KeyRule;
import io.sigil.rules.Position;
import io.sigil.rules.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;

/** A key store's table that was made before data subjects had keys: nothing of it is lost. */
class KeyStoreLayoutTest {
    private static final int JVMS = 6;
    private static final String OLD_COLUMNS =
            "key_id, store_id, key_name, purpose, version, state, created_at, kek_id, wrapped_key";

    @TempDir
    private Path folder;

    private DataKeys keys(TestDatabase database, String table, boolean create) throws SQLException {
        KeyRule rule = new KeyRule.Builder(new Position("sigil.yaml", 1, 1), "pii", "local")
                .keyring(folder.resolve("sigil.p12"))
                .password(new Secret("password"))
                .create(true)
                .build();
        KeyStore store = new JdbcKeyStore(database.dataSource(), table, create);
        return DataKeys.open(Map.of("pii", rule), store, getClass().getClassLoader(), Clock.systemUTC());
    }

    private static void execute(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** The keys of an application, as the first layout kept them. */
    private long[] makeOldTables(TestDatabase database, String... tables) throws SQLException {
        long[] ids = new long[2];
        try (DataKeys keys = keys(database, "sigil_data_key", true)) {
            ids[0] = keys.current("pii", KeyPurpose.RANDOMIZED).id();
            ids[1] = keys.current("pii", KeyPurpose.SEARCH).id();
        }
        for (String table : tables) {
            execute(
                    database,
                    "CREATE TABLE " + table + " (key_id BIGINT NOT NULL PRIMARY KEY, store_id VARCHAR(36) NOT NULL,"
                            + " key_name VARCHAR(128) NOT NULL, purpose VARCHAR(16) NOT NULL, version INTEGER NOT NULL,"
                            + " state VARCHAR(16) NOT NULL, created_at VARCHAR(32) NOT NULL, kek_id VARCHAR(2048) NOT"
                            + " NULL, wrapped_key VARCHAR(8192) NOT NULL, UNIQUE (key_name, purpose, version))",
                    "INSERT INTO " + table + " (" + OLD_COLUMNS + ") SELECT " + OLD_COLUMNS + " FROM sigil_data_key");
        }
        return ids;
    }

    private static void requireUse(DataKeys keys, long[] ids) throws SQLException {
        assertThat(keys.byId("pii", ids[0]).version()).isEqualTo(1);
        assertThat(keys.current("pii", KeyPurpose.SEARCH).id()).isEqualTo(ids[1]);
        // Two first versions of one name and purpose, which the old constraint took for one.
        for (String subject : List.of("ann", "bob")) {
            DataKey key = keys.ofSubject("pii", KeyPurpose.RANDOMIZED, subject.getBytes(StandardCharsets.UTF_8));
            assertThat(key.version()).isEqualTo(1);
        }
    }

    @EachDatabase(fresh = true)
    void tableIsBroughtUpToDateByAnyNumberOfJvmsAtOnce(TestDatabase database) throws Exception {
        long[] ids = makeOldTables(database, "older");
        List<Callable<Void>> jvms = new ArrayList<>();
        for (int i = 0; i < JVMS; i++) {
            jvms.add(() -> {
                try (DataKeys keys = keys(database, "older", true)) {
                    requireUse(keys, ids);
                }
                return null;
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(JVMS);
        try {
            for (Future<Void> each : pool.invokeAll(jvms)) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
        try (DataKeys keys = keys(database, "older", false)) {
            requireUse(keys, ids);
        }
        assertThat(new JdbcKeyStore(database.dataSource(), "older", false).all("pii"))
                .filteredOn(key -> key.purpose() != KeyPurpose.BRANCH)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrderElementsOf(
                        new JdbcKeyStore(database.dataSource(), "sigil_data_key", false).all("pii"));
    }

    @EachDatabase(fresh = true)
    void updateThatWasCutOffIsCompleted(TestDatabase database) throws Exception {
        long[] ids = makeOldTables(database, "older");
        execute(database, "ALTER TABLE older ADD COLUMN subject VARCHAR(64) DEFAULT '' NOT NULL");
        try (DataKeys keys = keys(database, "older", true)) {
            requireUse(keys, ids);
        }
    }

    @EachDatabase(fresh = true)
    void whoMayNotAlterItIsToldWhatToRun(TestDatabase database) throws Exception {
        long[] ids = makeOldTables(database, "older");
        try (DataKeys keys = keys(database, "older", false)) {
            SQLException e = catchThrowableOfType(SQLException.class, () -> keys.byId("pii", ids[0]));
            assertThat((Throwable) e).hasMessageStartingWith("SIGIL-5025: ");
            String message = e.getMessage();
            execute(database, message.substring(message.indexOf("run ") + 4).split("; "));
        }
        try (DataKeys keys = keys(database, "older", false)) {
            requireUse(keys, ids);
        }
    }

    @EachDatabase(fresh = true)
    void tableThatIsSomethingElseIsLeftAlone(TestDatabase database) throws Exception {
        execute(database, "CREATE TABLE older (key_id BIGINT NOT NULL PRIMARY KEY, note VARCHAR(10))");
        try (DataKeys keys = keys(database, "older", true)) {
            assertThatThrownBy(() -> keys.current("pii", KeyPurpose.RANDOMIZED))
                    .hasMessageStartingWith("SIGIL-5025: table older isn't a key store");
        }
    }
}
