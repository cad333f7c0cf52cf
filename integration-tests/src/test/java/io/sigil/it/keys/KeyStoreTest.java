package io.sigil.it.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.keys.DataKey;
import io.sigil.keys.DataKeys;
import io.sigil.keys.KeyPurpose;
import io.sigil.keys.KeyState;
import io.sigil.keys.SecretAccess;
import io.sigil.keys.StoredKey;
import io.sigil.keys.WrappedKey;
import io.sigil.keys.store.JdbcKeyStore;
import io.sigil.kms.KmsEndpoint;
import io.sigil.rules.KeyRule;
import io.sigil.rules.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The key store's table on every database. */
class KeyStoreTest {
    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @AfterAll
    static void noCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private static JdbcKeyStore store(TestDatabase database) {
        return new JdbcKeyStore(database.dataSource(), "sigil_data_key", true);
    }

    private static StoredKey row(String storeId, String name, int version, long id) {
        return new StoredKey(
                storeId,
                name,
                KeyPurpose.RANDOMIZED,
                version,
                id,
                WrappedKey.of("arn:aws:kms:eu-central-1:1:key/2", new byte[] {1, 2, 3}),
                KeyState.ACTIVE,
                Instant.parse("2026-02-03T04:05:06.789Z"));
    }

    @EachDatabase(fresh = true)
    void rowsComeBackAsTheyWent(TestDatabase database) throws SQLException {
        JdbcKeyStore store = store(database);
        StoredKey row = row(store.id(), "pii", 1, Long.MIN_VALUE);
        assertThat(store.add(row)).isTrue();
        assertThat(store.add(row)).isFalse();
        assertThat(store.add(row(store.id(), "pii", 1, 5))).isFalse();
        WrappedKey largest = WrappedKey.of("a".repeat(2048), new byte[6144]);
        StoredKey large = row(store.id(), "pii", 2, Long.MAX_VALUE).withWrapped(largest);
        assertThat(store.add(large)).isTrue();
        JdbcKeyStore later = store(database);
        assertThat(later.id()).isEqualTo(store.id());
        assertThat(later.all("pii"))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(row, large);
        assertThat(later.find("pii", Long.MIN_VALUE)).isPresent();
        assertThat(later.replaceWrapped(row, largest)).isTrue();
        assertThat(later.replaceWrapped(row, largest)).isFalse();
    }

    @EachDatabase(fresh = true)
    void namesThatDifferInCaseAreNeverTakenForEachOther(TestDatabase database) throws SQLException {
        JdbcKeyStore store = store(database);
        store.add(row(store.id(), "pii", 1, 7));
        assertThat(store.all("PII")).isEmpty();
        assertThat(store.find("PII", 7)).isEmpty();
    }

    @EachDatabase(fresh = true)
    void missingTableIsMissingAndNotUnavailable(TestDatabase database) throws SQLException {
        JdbcKeyStore refusing = new JdbcKeyStore(database.dataSource(), "sigil_data_key", false);
        org.assertj.core.api.Assertions.assertThatThrownBy(refusing::id).hasMessageStartingWith("SIGIL-5016");
        store(database).id();
        assertThat(refusing.id()).hasSize(36);
    }

    @EachDatabase(fresh = true)
    void jvmsThatStartTogetherAgreeOnTheirKeys(TestDatabase database) throws Exception {
        try (KmsEndpoint kms = KmsEndpoint.start()) {
            kms.createKey("alias/pii");
            KeyRule rule = new KeyRule.Builder(new Position("sigil.yaml", 1, 1), "pii", "aws")
                    .keyId("alias/pii")
                    .region(kms.region())
                    .endpoint(kms.uri())
                    .build();
            List<Callable<DataKey>> tasks = new ArrayList<>();
            Set<DataKeys> jvms = ConcurrentHashMap.newKeySet();
            for (int i = 0; i < 6; i++) {
                tasks.add(() -> {
                    DataKeys keys = DataKeys.open(
                            Map.of("pii", rule), store(database), getClass().getClassLoader(), Clock.systemUTC());
                    jvms.add(keys);
                    return keys.current("pii", KeyPurpose.RANDOMIZED);
                });
            }
            ExecutorService pool = Executors.newFixedThreadPool(6);
            Set<Long> ids = new HashSet<>();
            Set<String> secrets = new HashSet<>();
            try {
                for (Future<DataKey> each : pool.invokeAll(tasks)) {
                    ids.add(each.get().id());
                    secrets.add(java.util.Arrays.toString(each.get().secret(SecretAccess.grant())));
                }
            } finally {
                pool.shutdownNow();
            }
            assertThat(ids).hasSize(1);
            assertThat(secrets).hasSize(1);
            jvms.forEach(DataKeys::close);
        }
    }

    @EachDatabase(fresh = true)
    void applicationsRollbackDoesNotTakeTheKeyBack(TestDatabase database) throws SQLException {
        try (Connection application = database.connect();
                Statement ddl = application.createStatement()) {
            ddl.execute("CREATE TABLE t (id INT)");
            application.setAutoCommit(false);
            try (PreparedStatement insert = application.prepareStatement("INSERT INTO t VALUES (?)")) {
                insert.setInt(1, 1);
                insert.executeUpdate();
            }
            JdbcKeyStore store = store(database);
            store.add(row(store.id(), "pii", 1, 7));
            application.rollback();
        }
        assertThat(store(database).find("pii", 7)).isPresent();
    }
}
