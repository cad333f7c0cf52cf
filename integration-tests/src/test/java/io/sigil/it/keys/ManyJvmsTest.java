package io.sigil.it.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.keys.DataKeys;
import io.sigil.keys.KeyPurpose;
import io.sigil.keys.KeyStore;
import io.sigil.keys.StoredKey;
import io.sigil.keys.store.JdbcKeyStore;
import io.sigil.kms.KmsEndpoint;
import io.sigil.kms.KmsFaults.Fault;
import io.sigil.rules.RulesFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several JVMs over one database and one KMS. They are killed at random, keys are rotated and rewrapped all the time, and the
 * KMS fails in every way that it can. In the end every committed row is there and reads, writes agree on one version, and no
 * JVM has asked for a data key more often than its rule allows. A minute long, or as long as system property {@code
 * sigil.test.jvms.seconds} says.
 */
class ManyJvmsTest {
    private static final int SECONDS = Integer.getInteger("sigil.test.jvms.seconds", 60);
    private static final int JVMS = 3;
    private static final Duration TTL = Duration.ofSeconds(3);
    private static final int ROWS_OF_A_JVM = 1_000_000;

    @TempDir
    private Path folder;

    /** Which faults come when; the times at which JVMs are killed are as random as the machine. */
    private final Random random = new Random(42);

    private final WorkerProcess.Findings findings = new WorkerProcess.Findings();
    private final List<WorkerProcess> workers = new ArrayList<>();
    private int started;

    @BeforeAll
    static void giveCredentials() {
        System.setProperty("aws.accessKeyId", "parent");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    @AfterAll
    static void takeCredentialsBack() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void noKeyAndNoRowIsLost(TestDatabase database) throws Exception {
        try (KmsEndpoint kms = KmsEndpoint.start()) {
            String one = kms.createKey("alias/pii");
            String other = kms.createKey();
            Path rules = rules(kms, one, other);
            try (Connection connection = connect(database, rules);
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE cards (id INT PRIMARY KEY, owner INT NOT NULL, plain VARCHAR(40) NOT NULL,"
                                + " own VARCHAR(40) NOT NULL)");
            }
            long began = System.nanoTime();
            for (int i = 0; i < JVMS; i++) {
                workers.add(start(database, rules));
            }
            run(kms, one, other, database, rules);
            for (WorkerProcess worker : workers) {
                worker.stop();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(findings.bad).isEmpty();
            assertThat(findings.committed).as("rows written").hasSizeGreaterThan(10);
            requireEveryRow(database, rules);
            requireOneVersion(database, rules);
            // Two caches in each: the application's, and that of its administration.
            long most = 2 * (took.dividedBy(TTL) + 1);
            kms.unwrapped()
                    .forEach((callerAndKey, count) -> assertThat(count)
                            .as("calls of %s in %s", callerAndKey, took)
                            .isLessThanOrEqualTo((int) most));
        }
    }

    private Path rules(KmsEndpoint kms, String one, String other) throws Exception {
        return Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\nkeys:\n  pii: {kms: aws, keyId: alias/pii, region: " + kms.region() + ", endpoint: '"
                        + kms.uri() + "', cacheTtl: " + TTL.toSeconds() + "s, staleIfKmsDown: 30s, trusted: ['" + one
                        + "', '" + other + "']}\n"
                        + "tables:\n  cards: {subject: owner, columns: {plain: {key: pii, type: VARCHAR(40)},"
                        + " own: {key: pii, type: VARCHAR(40), perSubject: true}}}\n");
    }

    private static Connection connect(TestDatabase database, Path rules) throws Exception {
        Properties more = new Properties();
        more.setProperty("sigil.rules", rules.toString());
        return database.connect("jdbc:sigil:", more);
    }

    private WorkerProcess start(TestDatabase database, Path rules) throws Exception {
        started++;
        return new WorkerProcess(
                "jvm" + started,
                List.of(
                        database.url(),
                        database.user(),
                        database.password(),
                        rules.toString(),
                        Integer.toString(started * ROWS_OF_A_JVM)),
                findings);
    }

    private void run(KmsEndpoint kms, String one, String other, TestDatabase database, Path rules) throws Exception {
        Fault[] faults = Fault.values();
        // The first of them make the keys.
        long started = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (findings.committed.isEmpty() && findings.bad.isEmpty() && System.nanoTime() < started) {
            Thread.sleep(50);
        }
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        for (int round = 0; System.nanoTime() < end; round++) {
            String key = random.nextBoolean() ? one : other;
            switch (round % 7) {
                case 0 -> kms.faults().next(3, faults[random.nextInt(faults.length)]);
                case 1 -> kms.faults().delay(Duration.ofMillis(random.nextInt(1_500)));
                case 2 -> kms.disable(key);
                case 3 -> kms.moveAlias("alias/pii", key);
                case 4 -> kms.scheduleDeletion(key);
                case 5 -> kms.deny(key, "Decrypt");
                default -> kms.rotate(random.nextBoolean() ? one : other);
            }
            Thread.sleep(200 + random.nextInt(400));
            if (round % 4 == 1) {
                int victim = random.nextInt(workers.size());
                workers.get(victim).kill();
                workers.set(victim, start(database, rules));
            }
            heal(kms, one, other);
            Thread.sleep(random.nextInt(1_000));
        }
        heal(kms, one, other);
        // After an outage a key is asked for again in seconds.
        Thread.sleep(Math.min(1_000, SECONDS * 100L));
    }

    private static void heal(KmsEndpoint kms, String... keys) {
        kms.faults().clear();
        for (String key : keys) {
            kms.enable(key);
            kms.allow(key, "Decrypt");
        }
    }

    private void requireEveryRow(TestDatabase database, Path rules) throws Exception {
        Set<Integer> found = new HashSet<>();
        Path fresh = Files.copy(rules, folder.resolve("fresh.yaml"));
        try (Connection connection = connect(database, fresh);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, plain, own FROM cards")) {
            while (rows.next()) {
                int id = rows.getInt(1);
                found.add(id);
                assertThat(rows.getString(2)).isEqualTo(KeyWorker.content(id));
                assertThat(rows.getString(3)).isEqualTo(KeyWorker.content(id));
            }
        }
        assertThat(found).containsAll(findings.committed);
    }

    private void requireOneVersion(TestDatabase database, Path rules) throws Exception {
        KeyStore store = new JdbcKeyStore(database.dataSource(), "sigil_data_key", false);
        Set<Long> writing = new HashSet<>();
        for (int i = 0; i < JVMS; i++) {
            try (DataKeys keys = DataKeys.open(
                    RulesFile.load(rules).keys(), store, getClass().getClassLoader(), Clock.systemUTC())) {
                writing.add(keys.current("pii", KeyPurpose.RANDOMIZED).id());
            }
        }
        assertThat(writing).as("the version that writes").hasSize(1);
        List<StoredKey> versions = store.versions("pii", KeyPurpose.RANDOMIZED);
        assertThat(versions).extracting(StoredKey::version).doesNotHaveDuplicates();
        assertThat(versions.get(versions.size() - 1).id())
                .isEqualTo(writing.iterator().next());
    }
}
