package io.sigil.keys.store;

import static io.sigil.keys.KeysFixture.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.error.ErrorCode;
import io.sigil.keys.KeyPurpose;
import io.sigil.keys.KeyState;
import io.sigil.keys.StoredKey;
import io.sigil.keys.WrappedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcKeyStoreTest {
    private static final Instant CREATED = Instant.parse("2026-02-03T04:05:06.789Z");

    private final JdbcDataSource database = new JdbcDataSource();
    private Connection keepsDatabase;

    @TempDir
    private Path directory;

    @BeforeEach
    void open() throws SQLException {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        keepsDatabase = database.getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        keepsDatabase.close();
    }

    private JdbcKeyStore store() {
        return new JdbcKeyStore(database, "sigil_data_key", true);
    }

    static StoredKey row(String storeId, String name, KeyPurpose purpose, int version, long id) {
        return new StoredKey(
                storeId,
                name,
                purpose,
                version,
                id,
                WrappedKey.of("arn:aws:kms:eu-central-1:1:key/2", new byte[] {1, 2, (byte) version}),
                KeyState.ACTIVE,
                CREATED);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = keepsDatabase.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = keepsDatabase.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void rowComesBackAsItWent() throws SQLException {
        JdbcKeyStore store = store();
        StoredKey row = row(store.id(), "pii", KeyPurpose.SEARCH, 3, -42);
        assertThat(store.add(row)).isTrue();
        StoredKey found = store().find("pii", -42).orElseThrow();
        assertThat(found).usingRecursiveComparison().isEqualTo(row);
        assertThat(store.find("pii", -43)).isEmpty();
        assertThat(store.find("other", -42)).isEmpty();
        assertThat(store.find("", StoredKey.NO_ID)).isEmpty();
    }

    @Test
    void largestWrappedKeyFits() throws SQLException {
        JdbcKeyStore store = store();
        WrappedKey large = WrappedKey.of("a".repeat(2048), new byte[6144]);
        assertThat(store.add(row(store.id(), "pii", KeyPurpose.SEARCH, 1, 1).withWrapped(large)))
                .isTrue();
        assertThat(store.find("pii", 1).orElseThrow().wrapped().bytes()).hasSize(6144);
    }

    @Test
    void versionsComeOldestFirstAndOfOnePurpose() throws SQLException {
        JdbcKeyStore store = store();
        for (int version : new int[] {10, 2, 1}) {
            store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, version, version));
        }
        store.add(row(store.id(), "pii", KeyPurpose.SEARCH, 5, 50));
        store.add(row(store.id(), "other", KeyPurpose.RANDOMIZED, 5, 51));
        assertThat(store.versions("pii", KeyPurpose.RANDOMIZED))
                .extracting(StoredKey::version)
                .containsExactly(1, 2, 10);
        assertThat(store.all("pii")).hasSize(4);
        assertThat(store.versions("nobody", KeyPurpose.RANDOMIZED)).isEmpty();
    }

    @Test
    void storeThatWasOpenedEmptyTakesTheIdOfAnImportUntilItHasSeenAKey() throws Exception {
        JdbcKeyStore running = store();
        assertThat(running.id()).isNotEqualTo("exported");
        assertThat(running.all("pii")).isEmpty();
        JdbcKeyStore importing = store();
        assertThat(importing.adopt("exported")).isTrue();
        importing.add(row("exported", "pii", KeyPurpose.RANDOMIZED, 1, 7));
        assertThat(running.all("pii")).hasSize(1);
        assertThat(running.id()).isEqualTo("exported");
        assertThat(importing.adopt("other")).isFalse();
    }

    @Test
    void takenVersionOrIdIsNotOverwritten() throws SQLException {
        JdbcKeyStore store = store();
        assertThat(store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, 1, 7)))
                .isTrue();
        assertThat(store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, 1, 8)))
                .isFalse();
        assertThat(store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, 2, 7)))
                .isFalse();
        assertThat(store.all("pii")).extracting(StoredKey::id).containsExactly(7L);
    }

    @Test
    void wrappingIsReplacedOnlyWhereItIsAsExpected() throws SQLException {
        JdbcKeyStore store = store();
        StoredKey row = row(store.id(), "pii", KeyPurpose.RANDOMIZED, 1, 7);
        store.add(row);
        WrappedKey next = WrappedKey.of("arn:next", new byte[] {9});
        assertThat(store.replaceWrapped(row, next)).isTrue();
        assertThat(store.replaceWrapped(row, WrappedKey.of("arn:late", new byte[] {8})))
                .isFalse();
        assertThat(store.find("pii", 7).orElseThrow().wrapped().keyId()).isEqualTo("arn:next");
    }

    @Test
    void missingTableIsMadeOnlyWhereAllowed() throws SQLException {
        JdbcKeyStore refusing = new JdbcKeyStore(database, "sigil_data_key", false);
        assertFails(ErrorCode.KEY_STORE_MISSING, refusing::id);
        assertFails(ErrorCode.KEY_STORE_MISSING, () -> refusing.all("pii"));
        String id = store().id();
        assertThat(refusing.id()).isEqualTo(id);
    }

    @Test
    void emptyTableIsTakenForANewStoreOnlyWhereAllowed() throws SQLException {
        String id = store().id();
        execute("TRUNCATE TABLE sigil_data_key");
        JdbcKeyStore refusing = new JdbcKeyStore(database, "sigil_data_key", false);
        SQLException e = assertFails(ErrorCode.KEY_STORE_MISSING, refusing::id);
        assertThat((Throwable) e).hasMessageContaining("is empty");
        assertThat(refusing.adopt(id)).as("import of an export").isTrue();
        assertThat(refusing.id()).isEqualTo(id);
    }

    @Test
    void firstRowThatTheDocumentShowsMakesAStore() throws SQLException, IOException {
        store().id();
        execute("TRUNCATE TABLE sigil_data_key");
        String document = Files.readString(Path.of("../docs/keys.md"));
        int from = document.indexOf("INSERT INTO sigil_data_key");
        execute(document.substring(from, document.indexOf("\n```", from)));
        JdbcKeyStore store = new JdbcKeyStore(database, "sigil_data_key", false);
        assertThat(store.id()).hasSize(36);
        assertThat(store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, 1, 7)))
                .isTrue();
    }

    @Test
    void noKeyIsAddedToATableThatWasEmptiedMeanwhile() throws SQLException {
        JdbcKeyStore store = store();
        String id = store.id();
        execute("TRUNCATE TABLE sigil_data_key");
        assertFails(ErrorCode.KEY_STORE_DAMAGED, () -> store.add(row(id, "pii", KeyPurpose.RANDOMIZED, 1, 7)));
        assertThat(count("SELECT COUNT(*) FROM sigil_data_key")).isZero();
    }

    @Test
    void tableMayLieInASchema() throws SQLException {
        JdbcKeyStore store = new JdbcKeyStore(database, "app.sigil_data_key", true);
        assertFails(ErrorCode.KEY_STORE_MISSING, store::id);
        execute("CREATE SCHEMA app");
        assertThat(store.id()).hasSize(36);
        assertThat(count("SELECT COUNT(*) FROM app.sigil_data_key")).isEqualTo(1);
    }

    @Test
    void tableNameThatNeedsQuotesIsRefusedBeforeItReachesSql() throws SQLException {
        execute("CREATE TABLE victim (id INT)");
        for (String name : List.of("x; DROP TABLE victim", "\"X\"", "a.b.c", "", "sigil data", "x--", "ä")) {
            assertFails(ErrorCode.CONFIGURATION_INVALID, () -> new JdbcKeyStore(database, name, true).id());
        }
        assertThat(count("SELECT COUNT(*) FROM victim")).isZero();
    }

    @Test
    void tableThatCantBeMadeSaysWhy() throws SQLException {
        execute("CREATE USER reader PASSWORD 'r'");
        JdbcDataSource reader = new JdbcDataSource();
        reader.setURL(database.getURL());
        reader.setUser("reader");
        reader.setPassword("r");
        SQLException e =
                assertFails(ErrorCode.KEY_STORE_MISSING, () -> new JdbcKeyStore(reader, "sigil_data_key", true).id());
        assertThat((Throwable) e).hasMessageContaining("grant CREATE").hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void unreachableDatabaseIsTransientAndItsUrlIsNotQuoted() {
        JdbcDataSource gone = new JdbcDataSource();
        gone.setURL("jdbc:h2:file:" + directory + "/none;IFEXISTS=TRUE;PASSWORD=swordfish");
        SQLException e =
                assertFails(ErrorCode.KEY_STORE_UNAVAILABLE, () -> new JdbcKeyStore(gone, "sigil_data_key", true).id());
        assertThat(io.sigil.keys.KeysFixture.printed(e)).doesNotContain("swordfish");
    }

    @Test
    void applicationsTransactionNeitherCarriesNorLosesTheKey() throws SQLException {
        execute("CREATE TABLE t (id INT)");
        try (Connection application = database.getConnection();
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            statement.execute("INSERT INTO t VALUES (1)");
            JdbcKeyStore store = store();
            store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, 1, 7));
            application.rollback();
        }
        assertThat(store().find("pii", 7)).isPresent();
        assertThat(count("SELECT COUNT(*) FROM t")).isZero();
    }

    @Test
    void connectionsAreGivenBack() throws SQLException {
        JdbcKeyStore store = store();
        store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, 1, 7));
        store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, 1, 7));
        store.all("pii");
        store.find("pii", 7);
        store.close();
        assertThat(count("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS")).isEqualTo(1);
    }

    @Test
    void storesThatRaceOverOneDatabaseAgree() throws Exception {
        JdbcDataSource file = new JdbcDataSource();
        file.setURL("jdbc:h2:file:" + directory.resolve("race"));
        for (DataSource shared : List.of(database, file)) {
            ExecutorService pool = Executors.newFixedThreadPool(8);
            try (Connection keepsOpen = shared.getConnection()) {
                assertThat(keepsOpen.isValid(1)).isTrue();
                List<Callable<Boolean>> tasks = new ArrayList<>();
                Set<String> ids = java.util.Collections.synchronizedSet(new HashSet<>());
                for (int i = 1; i <= 8; i++) {
                    long id = i;
                    tasks.add(() -> {
                        JdbcKeyStore store = new JdbcKeyStore(shared, "sigil_data_key", true);
                        ids.add(store.id());
                        return store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, 1, id));
                    });
                }
                int winners = 0;
                for (Future<Boolean> each : pool.invokeAll(tasks)) {
                    winners += each.get() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
                assertThat(ids).hasSize(1);
            } finally {
                pool.shutdownNow();
            }
        }
    }
}
