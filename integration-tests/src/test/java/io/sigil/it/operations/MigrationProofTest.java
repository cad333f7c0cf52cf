package io.sigil.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.canary.Canary;
import io.sigil.it.canary.CanaryScan;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.it.server.UrlDataSource;
import io.sigil.keys.DataKeys;
import io.sigil.keys.KeyPurpose;
import io.sigil.operations.ColumnSelection;
import io.sigil.operations.JobListener;
import io.sigil.operations.RuledDatabase;
import io.sigil.operations.verify.Verification;
import io.sigil.operations.verify.VerifyOptions;
import io.sigil.operations.verify.VerifyResult;
import io.sigil.rules.RulesFile;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way of a running application: plaintext, migrating, encrypted, a new data key, a new key encryption key, decrypting,
 * plaintext; while the process that moves the values is killed and connections are cut. {@code -Dsigil.test.proof=short} kills it three
 * times, {@code full} 24 times.
 */
@EnabledIfSystemProperty(named = "sigil.test.proof", matches = "short|full")
class MigrationProofTest {
    private static final boolean FULL = "full".equals(System.getProperty("sigil.test.proof"));
    private static final int ROWS = FULL ? 20_000 : 3_000;
    private static final int KILLS = FULL ? 8 : 1;
    private static final long RULES_TAKE_EFFECT_MILLIS = 2_500;

    @TempDir
    private Path folder;

    private TestDatabase database;
    private int kills;
    private int cuts;
    private final Random random = new Random(7);

    @EachDatabase(
            value = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            fresh = true)
    void nothingIsLostOnTheWayToCellsAndBack(TestDatabase given) throws Exception {
        database = given;
        keyring();
        create();
        rules("kek1", null);
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        Process load = start(LoadProcess.class, List.of());
        Thread listener = new Thread(() -> listen(load, said));
        listener.start();
        try {
            pause(1_000);
            rules("kek1", "migrating");
            pause(RULES_TAKE_EFFECT_MILLIS);
            moved("ENCRYPT");
            rules("kek1", "encrypted");
            pause(RULES_TAKE_EFFECT_MILLIS);
            assertThat(verified().badInAll()).isZero();
            rotate();
            moved("REENCRYPT");
            rules("kek2", "encrypted");
            rewrap();
            pause(RULES_TAKE_EFFECT_MILLIS);
            assertThat(verified().badInAll()).isZero();
            noPlaintextIsLeft();
            rules("kek2", "decrypting");
            pause(RULES_TAKE_EFFECT_MILLIS);
            moved("DECRYPT");
            rules("kek2", null);
            pause(1_000);
        } finally {
            load.getOutputStream().close();
            load.waitFor(30, TimeUnit.SECONDS);
            load.destroyForcibly();
            listener.join(10_000);
        }
        assertThat(said).noneMatch(line -> line.startsWith("BAD")).anyMatch(line -> line.startsWith("ended"));
        assertThat(kills).isGreaterThanOrEqualTo(FULL ? 20 : 3);
        assertThat(cuts).isPositive();
        int rows = twinsAgree();
        System.out.println(
                database.dialect() + ": " + kills + " kills, " + cuts + " cut connections, " + rows + " rows, " + said);
    }

    /** Two keys that wrap data keys, in one keyring. */
    private void keyring() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = "proof".toCharArray();
        for (String alias : List.of("kek1", "kek2")) {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            store.setKeyEntry(alias, new SecretKeySpec(secret, "AES"), password, null);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("keyring.p12"))) {
            store.store(out, password);
        }
    }

    private Path rulesFile() {
        return folder.resolve("proof.yaml");
    }

    /** @param state null: the table has no rules */
    private void rules(String kek, String state) throws IOException {
        String columns = state == null
                ? "tables: {other: {columns: {c: {key: pii}}}}\n"
                : "tables: {accounts: {columns: {\n  name: {key: pii, type: VARCHAR(60), storage: text, state: " + state
                        + "},\n  code: {key: pii, type: VARCHAR(60), storage: text, mode: deterministic, state: "
                        + state
                        + "}}}}\n";
        String text = "version: 1\nkeys: {pii: {kms: local, keyring: '" + folder.resolve("keyring.p12")
                + "', password: proof, keyId: " + kek + "}}\n" + columns;
        Path next = Files.writeString(folder.resolve("proof.new"), text);
        Files.move(next, rulesFile(), StandardCopyOption.REPLACE_EXISTING);
    }

    private void create() throws SQLException {
        String text = database.dialect().isMySqlFamily()
                ? "VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin"
                : "VARCHAR(1000)";
        String code = text.replace("1000", "600");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE accounts (id BIGINT PRIMARY KEY, name " + text + ", code " + code + " UNIQUE)");
            statement.execute("CREATE TABLE twin (id BIGINT PRIMARY KEY, digest CHAR(64))");
            connection.setAutoCommit(false);
            try (PreparedStatement row = connection.prepareStatement("INSERT INTO accounts VALUES (?, ?, ?)");
                    PreparedStatement twin = connection.prepareStatement("INSERT INTO twin VALUES (?, ?)")) {
                for (long id = 0; id < ROWS; id++) {
                    String value = LoadProcess.CANARY + "first-" + id;
                    row.setLong(1, id);
                    row.setString(2, value);
                    row.setString(3, value);
                    row.addBatch();
                    twin.setLong(1, id);
                    twin.setString(2, LoadProcess.digest(value));
                    twin.addBatch();
                    if (id % 1_000 == 999) {
                        row.executeBatch();
                        twin.executeBatch();
                    }
                }
            }
            connection.commit();
        }
    }

    private Process start(Class<?> program, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName(),
                database.url(),
                database.user(),
                database.password(),
                rulesFile().toString()));
        command.addAll(more);
        File errors = folder.resolve(program.getSimpleName() + ".log").toFile();
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors))
                .start();
    }

    private static void listen(Process process, List<String> said) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(said::add);
        } catch (IOException e) {
            said.add("BAD " + e);
        }
    }

    /** Kills the job again and again while it is slow, cuts connections, and lets it end at last. */
    private void moved(String direction) throws Exception {
        for (int i = 0; i < KILLS; i++) {
            Process job = start(MoveProcess.class, List.of(direction, "accounts", FULL ? "1000" : "700"));
            if (job.waitFor(1_500 + random.nextInt(1_500), TimeUnit.MILLISECONDS)) {
                assertThat(job.exitValue()).as(log()).isZero();
            } else {
                if (i % 2 == 0) {
                    cutConnections();
                    // Some are killed before they have connected again, some after it.
                    pause(100 + random.nextInt(1_500));
                }
                job.destroyForcibly().waitFor();
                kills++;
            }
        }
        Process job = start(MoveProcess.class, List.of(direction, "accounts", "1000000"));
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        listen(job, said);
        assertThat(job.waitFor()).as(said + log()).isZero();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("MoveProcess.log"));
    }

    /** Of the application and the job alike. */
    private void cutConnections() throws SQLException {
        boolean postgres = database.dialect() == Dialect.POSTGRESQL;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<Long> ids = new ArrayList<>();
            try (ResultSet others = statement.executeQuery(
                    postgres
                            ? "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <>"
                                    + " pg_backend_pid()"
                            : "SELECT ID FROM information_schema.PROCESSLIST WHERE DB = DATABASE()"
                                    + " AND ID <> CONNECTION_ID()")) {
                while (others.next()) {
                    ids.add(others.getLong(1));
                }
            }
            for (long id : ids) {
                try {
                    statement.execute(postgres ? "SELECT pg_terminate_backend(" + id + ")" : "KILL " + id);
                    cuts++;
                } catch (SQLException e) {
                    // It has ended by itself.
                }
            }
        }
    }

    private RuledDatabase open() throws Exception {
        return RuledDatabase.open(
                new UrlDataSource(database.url(), database.properties()),
                RulesFile.load(rulesFile()),
                getClass().getClassLoader());
    }

    private VerifyResult verified() throws Exception {
        try (RuledDatabase ruled = open()) {
            return new Verification(ruled, ColumnSelection.parse(ruled.rules(), "accounts"), VerifyOptions.defaults())
                    .run(JobListener.NONE);
        }
    }

    private void rotate() throws Exception {
        try (RuledDatabase ruled = open()) {
            DataKeys keys = ruled.keys();
            Connection connection = ruled.connect();
            ruled.session(connection).close();
            long before = keys.current("pii", KeyPurpose.RANDOMIZED).id();
            assertThat(keys.rotate("pii").id()).isNotEqualTo(before);
            connection.close();
        }
    }

    private void rewrap() throws Exception {
        try (RuledDatabase ruled = open()) {
            assertThat(ruled.keys().rewrap("pii")).isPositive();
        }
    }

    /** In the files of the whole database: tables, indexes and, for PostgreSQL, the statistics of their values. */
    private void noPlaintextIsLeft() throws Exception {
        String place = database.name();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (database.dialect() == Dialect.POSTGRESQL) {
                statement.execute("VACUUM FULL ANALYZE accounts");
                statement.execute("VACUUM FULL pg_statistic");
                try (ResultSet path = statement.executeQuery("SELECT pg_relation_filepath('accounts')")) {
                    path.next();
                    place = path.getString(1).replaceFirst("/[^/]*$", "");
                }
            } else {
                statement.execute("OPTIMIZE TABLE accounts");
            }
        }
        List<Path> files = new ArrayList<>();
        for (Path folderOfServer : database.filesOnDisk()) {
            if (Files.isDirectory(folderOfServer.resolve(place))) {
                files.add(folderOfServer.resolve(place));
            }
        }
        assertThat(files).hasSize(1);
        CanaryScan scan = CanaryScan.of(List.of(Canary.of(LoadProcess.CANARY))).files(files);
        assertThat(scan.bytesRead()).isGreaterThan(100_000);
        assertThat(scan.findings()).isEmpty();
    }

    /** Every row of the one is in the other; gives how many there are. */
    private int twinsAgree() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT a.name, a.code, t.digest, (SELECT COUNT(*) FROM accounts), (SELECT COUNT(*) FROM twin)"
                                + " FROM accounts a JOIN twin t ON t.id = a.id")) {
            int count = 0;
            int accounts = -1;
            int twins = -1;
            while (rows.next()) {
                count++;
                accounts = rows.getInt(4);
                twins = rows.getInt(5);
                assertThat(LoadProcess.digest(rows.getString(1))).isEqualTo(rows.getString(3));
                assertThat(rows.getString(2)).isEqualTo(rows.getString(1));
            }
            assertThat(accounts).isEqualTo(count);
            assertThat(twins).isEqualTo(count);
            return count;
        }
    }

    private static void pause(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }
}
