package io.sigil.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.engine.RulesGeneration;
import io.sigil.it.cli.Command.Outcome;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.keys.Instance;
import io.sigil.keys.InstanceLog;
import io.sigil.operations.DatabaseAccess;
import io.sigil.operations.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

/** A job as an operator starts it: when it may begin, and how it ends by Ctrl-C. */
class RunningJobTest {
    private static final int ROWS = 1_000;

    @TempDir
    private Path folder;

    private Path rules() throws Exception {
        return Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\nkeys: {pii: {kms: local, keyring: '" + folder.resolve("keys.p12")
                        + "', password: secret, create: true}}\n"
                        + "tables: {items: {columns: {v: {key: pii, type: VARCHAR(40), state: migrating}}}}\n");
    }

    private void create(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE items (id INT PRIMARY KEY, v VARCHAR(40))");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO items VALUES (?, ?)")) {
                for (int i = 0; i < ROWS; i++) {
                    insert.setInt(1, i);
                    insert.setString(2, "value " + i);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    private void makeRoom(TestDatabase database, Command sigil) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : sigil.run("ddl", "--phase", "before").statements()) {
                statement.execute(sql);
            }
        }
    }

    private static long number(TestDatabase database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            // The job hasn't made its table yet.
            return 0;
        }
    }

    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void ctrlCEndsAJobBetweenTransactionsAndItGoesOnLater(TestDatabase database) throws Exception {
        create(database);
        Path rules = rules();
        Command sigil = new Command(database, rules);
        makeRoom(database, sigil);
        // A shell that starts something in the background lets it ignore the signal.
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "env",
                        "--default-signal=INT",
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "io.sigil.cli.Sigil",
                        "encrypt",
                        "items",
                        "--max-rows-per-second",
                        "100"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("SIGIL_URL", database.url());
        builder.environment().put("SIGIL_USER", database.user());
        builder.environment().put("SIGIL_PASSWORD", database.password());
        builder.environment().put("SIGIL_RULES", rules.toString());
        Process job = builder.start();
        try {
            while (job.isAlive() && number(database, "SELECT SUM(rows_done) FROM sigil_job") == 0) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(job.isAlive()).as(out()).isTrue();
            new ProcessBuilder("kill", "-INT", String.valueOf(job.pid()))
                    .start()
                    .waitFor();
            assertThat(job.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            job.destroyForcibly();
        }
        assertThat(job.exitValue()).as(out()).isEqualTo(130);
        assertThat(out()).contains("Interrupted; run the same command again to go on");
        long done = number(database, "SELECT SUM(rows_done) FROM sigil_job");
        assertThat(done).isBetween(1L, ROWS - 1L);

        Outcome rest = sigil.run("encrypt", "items");
        assertThat(rest.exit()).as(rest.toString()).isZero();
        assertThat(rest.out())
                .contains(
                        "continuing where an earlier run ended",
                        (ROWS - done) + " rows changed",
                        ROWS + " rows verified");
    }

    private String out() throws Exception {
        return Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
    }

    private static Instance jvm(String rules, Instant seen) {
        return new Instance("a-jvm", "17@app-1", rules, seen, seen);
    }

    @EachDatabase(
            value = {DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL},
            fresh = true)
    void aJobWaitsUntilEveryJvmHasTheRules(TestDatabase database) throws Exception {
        create(database);
        Path rules = rules();
        Command sigil = new Command(database, rules);
        makeRoom(database, sigil);
        String ours = RulesGeneration.of(Files.readString(rules));
        try (Target target =
                Target.open(DatabaseAccess.of(database.url(), database.user(), database.password()), rules)) {
            InstanceLog log = target.instances();
            log.record(jvm("0123456789abcdef", Instant.now()));

            Outcome refused = sigil.run("encrypt", "items");
            assertThat(refused.exit()).as(refused.toString()).isEqualTo(3);
            assertThat(refused.err()).contains("SIGIL-7109", "17@app-1", "0123456789abcdef", ours);
            assertThat(sigil.run("encrypt", "items", "--wait-for-instances", "1")
                            .exit())
                    .isEqualTo(3);
            Outcome dry = sigil.run("encrypt", "items", "--dry-run");
            assertThat(dry.exit()).as(dry.toString()).isZero();
            assertThat(dry.out()).contains("WARNING", "17@app-1");
            assertThat(number(database, "SELECT COUNT(*) FROM sigil_job")).isZero();

            ExecutorService executor = Executors.newSingleThreadExecutor();
            try {
                Future<Outcome> waiting =
                        executor.submit(() -> sigil.run("encrypt", "items", "--wait-for-instances", "30"));
                TimeUnit.MILLISECONDS.sleep(1_200);
                assertThat(waiting.isDone()).isFalse();
                log.record(jvm(ours, Instant.now()));
                Outcome done = waiting.get(30, TimeUnit.SECONDS);
                assertThat(done.exit()).as(done.toString()).isZero();
                assertThat(done.out()).contains("Waiting for 1 JVMs", ROWS + " rows changed");
            } finally {
                executor.shutdownNow();
            }

            // One that may have ended is only spoken of.
            log.record(jvm("0123456789abcdef", Instant.now().minusSeconds(3_600)));
            Outcome silent = sigil.run("encrypt", "items");
            assertThat(silent.exit()).as(silent.toString()).isZero();
            assertThat(silent.out()).contains("WARNING", "if it still runs: a-jvm");
            log.record(jvm("0123456789abcdef", Instant.now()));
            assertThat(sigil.run("encrypt", "items", "--ignore-instances").exit())
                    .isZero();
        }
    }
}
