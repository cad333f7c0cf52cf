package io.sigil.it.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.kms.KmsEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What 200 connections and 64 threads cost at the KMS, by its own counters. */
class OneCallPerKeyTest {
    private static final int CONNECTIONS = 200;
    private static final int THREADS = 64;
    private static final Duration TTL = Duration.ofSeconds(1);
    private static final Duration RUN = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    @BeforeAll
    static void giveCredentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    @AfterAll
    static void takeCredentialsBack() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @EachDatabase(value = DatabaseKind.H2_FILE, fresh = true)
    void everyDataKeyIsAskedForOnce(TestDatabase database) throws Exception {
        try (KmsEndpoint kms = KmsEndpoint.start()) {
            kms.createKey("alias/pii");
            String rules = rules(kms, "");
            List<Connection> connections = connect(database, rules, "first.yaml");
            create(connections.get(0));
            inThreads(connections, OneCallPerKeyTest::write);
            assertThat(kms.count("GenerateDataKey"))
                    .as("one each of RANDOMIZED, DETERMINISTIC, SEARCH and BRANCH")
                    .isEqualTo(4);
            assertThat(kms.count("Decrypt")).isZero();
            kms.resetCounts();
            inThreads(connect(database, rules, "second.yaml"), OneCallPerKeyTest::read);
            assertThat(kms.count("Decrypt")).isEqualTo(4);
            assertThat(kms.count("GenerateDataKey")).isZero();
        }
    }

    /** Over several {@code cacheTtl}, while the KMS takes its time: at most one call for each key and TTL. */
    @EachDatabase(value = DatabaseKind.H2_FILE, fresh = true)
    void everyDataKeyIsAskedForOncePerTtl(TestDatabase database) throws Exception {
        try (KmsEndpoint kms = KmsEndpoint.start()) {
            kms.createKey("alias/pii");
            String rules = rules(kms, ", cacheTtl: " + TTL.toSeconds() + "s");
            List<Connection> connections = connect(database, rules, "ttl.yaml");
            create(connections.get(0));
            inThreads(connections, OneCallPerKeyTest::write);
            kms.resetCounts();
            kms.faults().delay(Duration.ofMillis(200));
            long began = System.nanoTime();
            inThreads(connect(database, rules, "again.yaml"), (connection, number) -> {
                while (System.nanoTime() - began < RUN.toNanos()) {
                    read(connection, number);
                }
            });
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(kms.unwrapped()).as("one caller and four data keys").hasSize(4);
            assertThat(kms.unwrapped().values())
                    .as("calls for each key in %s", took)
                    .allSatisfy(count -> assertThat(count).isBetween(2, (int) took.dividedBy(TTL) + 1));
        }
    }

    private static String rules(KmsEndpoint kms, String more) {
        return "version: 1\nkeys:\n  pii: {kms: aws, keyId: alias/pii, region: " + kms.region() + ", endpoint: '"
                + kms.uri() + "'" + more + "}\ntables:\n  users: {subject: id, columns:"
                + " {name: {key: pii, type: VARCHAR(20), mode: deterministic}, mail: {key: pii, type: VARCHAR(40),"
                + " search: equality}, notes: {key: pii, type: VARCHAR(40), perSubject: true}}}\n";
    }

    private static void create(Connection connection) throws Exception {
        try (PreparedStatement create = connection.prepareStatement(
                "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20), mail VARCHAR(40), notes VARCHAR(40))")) {
            create.execute();
        }
    }

    private List<Connection> connect(TestDatabase database, String rules, String file) throws Exception {
        Properties more = new Properties();
        more.setProperty(
                "sigil.rules", Files.writeString(folder.resolve(file), rules).toString());
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(database.connect("jdbc:sigil:", more));
        }
        return connections;
    }

    private interface Work {
        void run(Connection connection, int number) throws Exception;
    }

    private static void inThreads(List<Connection> connections, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < connections.size(); i++) {
                int number = i;
                tasks.add(() -> {
                    work.run(connections.get(number), number);
                    return null;
                });
            }
            for (Future<Void> each : pool.invokeAll(tasks)) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static void write(Connection connection, int number) throws Exception {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO users (id, name, mail, notes) VALUES (?, ?, ?, ?)")) {
            insert.setInt(1, number);
            insert.setString(2, "name " + number);
            insert.setString(3, "mail " + number);
            insert.setString(4, "notes " + number);
            insert.executeUpdate();
        }
    }

    private static void read(Connection connection, int number) throws Exception {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT name, mail, notes FROM users WHERE name = ? AND mail = ?")) {
            select.setString(1, "name " + number);
            select.setString(2, "mail " + number);
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("name " + number);
                assertThat(rows.getString(2)).isEqualTo("mail " + number);
                assertThat(rows.getString(3)).isEqualTo("notes " + number);
            }
        }
    }
}
