package io.sigil.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.kms.KmsEndpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on a standalone cluster whose executors die or stand still. Minutes, so only when asked for. */
@EnabledIfSystemProperty(named = "sigil.spark.cluster", matches = "true")
class SparkJobOnClusterTest {
    private static final int ROWS = Integer.getInteger("sigil.spark.rows", 100_000);
    private static final int KILLS = 3;
    private static final Pattern SECOND_ATTEMPT = Pattern.compile("Starting task \\d+\\.[1-9] in stage");

    @TempDir
    Path folder;

    private KmsEndpoint kms;
    private TestDatabase database;
    private Path rules;
    private Path password;

    private void tableIn(TestDatabase empty) throws Exception {
        kms = KmsEndpoint.start();
        kms.createKey("alias/app");
        database = empty;
        rules = folder.resolve("sigil.yaml");
        Files.writeString(rules, """
                version: 1
                keys:
                  pii: {kms: aws, keyId: alias/app, region: %s, endpoint: '%s'}
                tables:
                  people:
                    columns:
                      ssn: {key: pii, type: VARCHAR(11), mode: deterministic}
                      notes: {key: pii, type: VARCHAR(200)}
                """.formatted(kms.region(), kms.uri()));
        password = folder.resolve("password");
        Files.writeString(password, database.password());
        try (Connection raw = database.connect();
                Statement statement = raw.createStatement()) {
            String binary = database.dialect() == Dialect.POSTGRESQL ? "BYTEA" : "VARBINARY(1000)";
            statement.execute("CREATE TABLE people (id BIGINT PRIMARY KEY, ssn " + binary + ", notes " + binary + ")");
        }
        fill();
    }

    private void fill() throws SQLException {
        try (Connection raw = database.connect();
                Statement statement = raw.createStatement()) {
            statement.execute("TRUNCATE TABLE people");
            statement.execute("DROP TABLE IF EXISTS sigil_job");
            raw.setAutoCommit(false);
            try (PreparedStatement insert = raw.prepareStatement("INSERT INTO people VALUES (?, ?, ?)")) {
                for (int id = 1; id <= ROWS; id++) {
                    insert.setLong(1, id);
                    insert.setBytes(2, People.ssn(id % 1000).getBytes(StandardCharsets.UTF_8));
                    insert.setBytes(3, id % 10 == 0 ? null : note(id).getBytes(StandardCharsets.UTF_8));
                    insert.addBatch();
                    if (id % 5_000 == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            raw.commit();
        }
    }

    @AfterEach
    void stop() {
        if (kms != null) {
            kms.close();
        }
    }

    /** Kills with SIGKILL, each while its executor is in the middle of its work. */
    @EachDatabase(
            value = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            fresh = true)
    void killedExecutorsLoseAndDuplicateNothing(TestDatabase empty) throws Exception {
        tableIn(empty);
        try (Cluster cluster = Cluster.start(folder, 2)) {
            Process job = submit(cluster, "encrypt", "encrypt", Map.of());
            List<Long> killed = new ArrayList<>();
            for (int kill = 1; kill <= KILLS; kill++) {
                long enough = (long) ROWS * kill / (KILLS + 2);
                awaitCells(cluster, job, enough);
                List<ProcessHandle> executors = cluster.executors();
                ProcessHandle executor = executors.get(kill % executors.size());
                assertThat(executor.destroyForcibly()).isTrue();
                killed.add(executor.pid());
            }
            requireDone(cluster, job);
            System.out.println("killed " + killed + " at work" + stages(cluster.log("encrypt")));
        }
    }

    /** An executor stands still in the middle of a transaction; another begins its task anew; then both are at it. */
    @EachDatabase(
            value = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            fresh = true)
    void speculationLosesAndDuplicatesNothing(TestDatabase empty) throws Exception {
        tableIn(empty);
        try (Cluster cluster = Cluster.start(folder, 2)) {
            Process job = submit(
                    cluster,
                    "encrypt",
                    "encrypt",
                    Map.of(
                            "spark.speculation", "true",
                            "spark.speculation.interval", "100ms",
                            "spark.speculation.quantile", "0.1",
                            "spark.speculation.multiplier", "1.5"));
            awaitCells(cluster, job, ROWS / 5);
            ProcessHandle executor = cluster.executors().get(0);
            signal("STOP", executor);
            try {
                Cluster.await(
                        "a second attempt",
                        () -> SECOND_ATTEMPT.matcher(cluster.log("encrypt")).find() || !job.isAlive());
                TimeUnit.SECONDS.sleep(1);
                assertThat(job.isAlive()).as(cluster.log("encrypt")).isTrue();
            } finally {
                signal("CONT", executor);
            }
            requireDone(cluster, job);
            System.out.println("stopped " + executor.pid() + ", second attempts: "
                    + SECOND_ATTEMPT.matcher(cluster.log("encrypt")).results().count()
                    + stages(cluster.log("encrypt")));
        }
    }

    private void awaitCells(Cluster cluster, Process job, long enough) throws Exception {
        Cluster.await("progress", () -> cells() > enough || !job.isAlive());
        assertThat(job.isAlive()).as(cluster.log("encrypt")).isTrue();
    }

    private static void signal(String name, ProcessHandle process) throws Exception {
        int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isZero();
    }

    private void requireDone(Cluster cluster, Process job) throws Exception {
        assertThat(job.waitFor(10, TimeUnit.MINUTES)).isTrue();
        String log = cluster.log("encrypt");
        assertThat(job.exitValue()).as(log).isZero();
        assertThat(log).contains("encrypt people: complete", "rows changed: " + ROWS + ", passes: 1");
        requireValues();
        // A JVM is known by its access key; each unwraps each of the two data keys once, or made it.
        assertThat(kms.unwrapped().values()).allMatch(count -> count == 1);
        System.out.println("KMS: " + kms.count("GenerateDataKey") + " generated, unwrapped " + kms.unwrapped());
        requireNoKeys(cluster);
    }

    /** Numbers for docs/spark.md. */
    @EachDatabase(
            value = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            fresh = true)
    @EnabledIfSystemProperty(named = "sigil.spark.throughput", matches = "true")
    void throughputWithOneAndTwoWorkers(TestDatabase empty) throws Exception {
        tableIn(empty);
        // The servers of the tests write every statement with its parameters into a log, which no server at work does.
        boolean postgres = database.dialect() == Dialect.POSTGRESQL;
        execute(
                postgres
                        ? "ALTER DATABASE " + database.name() + " SET log_statement = 'none'"
                        : "SET GLOBAL general_log = OFF");
        try {
            for (int workers = 1; workers <= 2; workers++) {
                fill();
                measure(workers);
            }
        } finally {
            if (!postgres) {
                execute("SET GLOBAL general_log = ON");
            }
        }
    }

    private void measure(int workers) throws Exception {
        try (Cluster cluster = Cluster.start(folder.resolve("with" + workers), workers)) {
            for (String command : List.of("encrypt", "verify")) {
                Process job = submit(cluster, command, command, Map.of());
                assertThat(job.waitFor(10, TimeUnit.MINUTES)).isTrue();
                assertThat(job.exitValue()).as(cluster.log(command)).isZero();
                System.out.println(database.dialect() + ", " + workers + " worker(s), " + command + ", " + ROWS
                        + " rows: " + stages(cluster.log(command)) + " | " + statements());
            }
        }
    }

    /** How often the key store and the checkpoints were asked since the last time, where the server counts. */
    private String statements() throws SQLException {
        if (database.dialect() != Dialect.POSTGRESQL) {
            return "";
        }
        execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        try (Connection raw = database.connect();
                Statement statement = raw.createStatement();
                ResultSet row = statement.executeQuery("SELECT SUM(calls) FILTER (WHERE query LIKE '%sigil_data_key%'),"
                        + " SUM(calls) FILTER (WHERE query LIKE 'UPDATE sigil_job%'), pg_stat_statements_reset()"
                        + " FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat_statements%'"
                        + " AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())")) {
            row.next();
            return "statements of the key store " + row.getLong(1) + ", checkpoints written " + row.getLong(2);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection raw = database.connect();
                Statement statement = raw.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rules go with the job, as the printed line sends them: neither the driver nor an executor runs where they lie. */
    private Process submit(Cluster cluster, String name, String command, Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("spark.files", rules.toString());
        settings.put("spark.executor.cores", "1");
        // Each JVM has an access key of its own, by which the KMS tells who asks.
        settings.put(
                "spark.executor.extraJavaOptions",
                "-Daws.accessKeyId=AKIAEXECUTOR{{EXECUTOR_ID}} -Daws.secretAccessKey=never-checked");
        settings.put("aws.accessKeyId", "AKIADRIVER");
        settings.put("aws.secretAccessKey", "never-checked");
        return cluster.program(
                name,
                SparkJob.class,
                settings,
                List.of(
                        command,
                        "people",
                        "--url",
                        database.url(),
                        "--user",
                        database.user(),
                        "--password-file",
                        password.toString(),
                        "--rules",
                        rules.getFileName().toString(),
                        "--partitions",
                        "16"));
    }

    /** How many rows are moved. */
    private long cells() {
        try (Connection raw = database.connect();
                Statement statement = raw.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM people WHERE "
                        + (database.dialect() == Dialect.POSTGRESQL
                                ? "substring(ssn FROM 1 FOR 3) = '\\x753456'::bytea"
                                : "LEFT(ssn, 3) = X'753456'"))) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void requireValues() throws Exception {
        System.setProperty("aws.accessKeyId", "AKIACHECK");
        System.setProperty("aws.secretAccessKey", "never-checked");
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules.toString());
        try (Connection connection = database.connect("jdbc:sigil:", properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, ssn, notes FROM people ORDER BY id")) {
            for (int id = 1; id <= ROWS; id++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(id);
                assertThat(rows.getString(2)).isEqualTo(People.ssn(id % 1000));
                assertThat(rows.getString(3)).isEqualTo(id % 10 == 0 ? null : note(id));
            }
            assertThat(rows.next()).isFalse();
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
        assertThat(cells()).isEqualTo(ROWS);
    }

    private void requireNoKeys(Cluster cluster) throws Exception {
        Collection<byte[]> secrets = PlainKeys.of(kms);
        assertThat(secrets).isNotEmpty();
        for (Path file : cluster.files()) {
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            for (byte[] secret : secrets) {
                assertThat(content.contains(new String(secret, StandardCharsets.ISO_8859_1)))
                        .as("key in " + file)
                        .isFalse();
                assertThat(content.contains(HexFormat.of().formatHex(secret)))
                        .as("key in " + file)
                        .isFalse();
            }
        }
    }

    private static String note(int id) {
        return "note number " + id + " of someone";
    }

    /** The lines of the job that say what took how long. */
    private static String stages(String log) {
        return log.lines().filter(line -> line.contains("seconds")).reduce("", (a, b) -> a + " | " + b);
    }
}
