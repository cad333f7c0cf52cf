package io.sigil.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.keys.Instance;
import io.sigil.operations.DatabaseAccess;
import io.sigil.operations.JobListener;
import io.sigil.operations.Target;
import io.sigil.operations.move.Direction;
import io.sigil.operations.move.MoveOptions;
import io.sigil.operations.move.MoveSteps;
import io.sigil.operations.spark.SparkSubmitLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.status.api.v1.JobData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** Jobs in a local session: from plaintext to cells, looked at, made anew, and back. */
class SparkJobTest {
    private static final int ROWS = 900;

    @TempDir
    Path folder;

    private TestDatabase database;
    private Path rules;
    private Path password;

    private void tableIn(TestDatabase empty) throws Exception {
        database = empty;
        rules = folder.resolve("sigil.yaml");
        password = Files.writeString(folder.resolve("password"), database.password());
        Files.writeString(rules, """
                version: 1
                keys:
                  demo: {kms: local, keyring: '%s', password: secret, create: true}
                tables:
                  people:
                    subject: id
                    columns:
                      ssn: {key: demo, type: VARCHAR(11), mode: deterministic}
                      notes: {key: demo, type: VARCHAR(200)}
                      diary: {key: demo, type: VARCHAR(200), perSubject: true}
                """.formatted(folder.resolve("demo.p12")));
        String binary = database.dialect() == Dialect.POSTGRESQL ? "BYTEA" : "VARBINARY(1000)";
        try (Connection raw = database.connect();
                Statement statement = raw.createStatement()) {
            statement.execute("CREATE TABLE people (id BIGINT PRIMARY KEY, ssn " + binary + ", notes " + binary
                    + ", diary " + binary + ")");
            raw.setAutoCommit(false);
            try (PreparedStatement insert = raw.prepareStatement("INSERT INTO people VALUES (?, ?, ?, ?)")) {
                for (int id = 1; id <= ROWS; id++) {
                    insert.setLong(1, id);
                    insert.setBytes(2, utf8(People.ssn(id)));
                    insert.setBytes(3, id % 10 == 0 ? null : utf8(id % 7 == 0 ? "" : "note " + id));
                    insert.setBytes(4, id == 17 ? utf8("hush") : null);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            raw.commit();
        }
    }

    @EachDatabase(
            value = {DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void plaintextBecomesCellsAndComesBack(TestDatabase empty) throws Exception {
        tableIn(empty);
        SparkJob.Summary encrypted = job("encrypt", "people").moved(Direction.ENCRYPT);
        assertThat(encrypted.isGood(JobCommand.ENCRYPT)).as("%s", encrypted).isTrue();
        assertThat(encrypted.changed()).isEqualTo(ROWS);
        assertThat(encrypted.report().columns().get(name("people.ssn")).cells()).isEqualTo(ROWS);
        assertThat(encrypted.report().columns().get(name("people.notes")).nulls())
                .isEqualTo(ROWS / 10);
        requireValues();
        assertThat(job("encrypt", "people").moved(Direction.ENCRYPT).changed()).isZero();
        assertThat(job("verify", "people").run()).isZero();
    }

    @EachDatabase(
            value = {DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void aBadCellIsNamedByItsRow(TestDatabase empty) throws Exception {
        tableIn(empty);
        job("encrypt", "people.ssn").run();
        execute(
                switch (database.dialect()) {
                    case POSTGRESQL -> "UPDATE people SET ssn = ssn || '\\x00'::bytea WHERE id = 5";
                    case MYSQL, MARIADB -> "UPDATE people SET ssn = CONCAT(ssn, X'00') WHERE id = 5";
                    default -> "UPDATE people SET ssn = ssn || X'00' WHERE id = 5";
                });
        assertThat(job("verify", "people.ssn").run()).isEqualTo(1);
        RangeReport report = job("verify", "people.ssn").scanned(1);
        assertThat(report.badInAll()).isEqualTo(1);
        assertThat(report.bad())
                .singleElement()
                .asString()
                .contains(name("id") + " = 5")
                .contains("SIGIL-4");
    }

    @EachDatabase(
            value = {DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void cellsOfShreddedSubjectsAreFound(TestDatabase empty) throws Exception {
        tableIn(empty);
        job("encrypt", "people.diary").run();
        assertThat(job("shred-check", "people.diary").run()).isZero();
        try (JobDatabase database = JobDatabase.open(settings("shred-check", "people.diary"))) {
            String tag = database.database().keys().subjectTag("demo", utf8("17"));
            assertThat(database.database().keys().shred("demo", tag)).hasSize(1);
        }
        assertThat(job("shred-check", "people.diary").run()).isEqualTo(1);
        execute("UPDATE people SET diary = NULL WHERE id = 17");
        assertThat(job("shred-check", "people.diary").run()).isZero();
    }

    @Test
    void whatIsWrongOnTheCommandLineIsSaid() {
        wrong("give one of these", "encrpt", "people", "--url", "u", "--rules", "r");
        wrong("--rules is missing", "encrypt", "people", "--url", "u");
        wrong("--colour is unknown", "encrypt", "people", "--colour", "red");
        wrong(
                "--partitions has to be a number",
                "encrypt",
                "people",
                "--url",
                "u",
                "--rules",
                "r",
                "--partitions",
                "0");
    }

    @Test
    void theLineThatSigilPrintsIsUnderstood() throws SQLException {
        SparkSubmitLine line = SparkSubmitLine.of(
                        "encrypt", "people.ssn", "jdbc:mysql://db/hr?useSSL=true&x=y", "/etc/sigil/sigil.yaml")
                .master("spark://head:7077")
                .jars("/opt/sigil-spark.jar", List.of("/opt/sigil-driver.jar", "/opt/it's.jar"))
                .user("hr")
                .passwordFile("/run/secrets/hr")
                .partitions(2000)
                .maxRowsPerSecond(50_000)
                .waitForInstances(600)
                .ignoreInstances()
                .build();
        assertThat(line)
                .hasToString("spark-submit --master spark://head:7077 --class io.sigil.spark.SparkJob"
                        + " --files /etc/sigil/sigil.yaml --jars '/opt/sigil-driver.jar,/opt/it'\\''s.jar'"
                        + " /opt/sigil-spark.jar encrypt people.ssn --url 'jdbc:mysql://db/hr?useSSL=true&x=y'"
                        + " --rules sigil.yaml --user hr --password-file /run/secrets/hr --partitions 2000"
                        + " --max-rows-per-second 50000 --wait-for-instances 600 --ignore-instances");
        List<String> arguments = line.arguments();
        int command = arguments.indexOf("/opt/sigil-spark.jar") + 1;
        JobSettings settings =
                JobSettings.parse(arguments.subList(command, arguments.size()).toArray(String[]::new));
        assertThat(settings.command()).isEqualTo(JobCommand.ENCRYPT);
        assertThat(settings.rules()).isEqualTo("sigil.yaml");
        assertThat(settings.partitions()).isEqualTo(2000);
        assertThat(settings.waitForInstances()).isEqualTo(600);
        assertThat(settings.ignoreInstances()).isTrue();
        assertThat(settings.maxRowsPerSecond(10)).hasValue(5_000);
    }

    private static void wrong(String why, String... arguments) {
        assertThatThrownBy(() -> JobSettings.parse(arguments))
                .hasMessageStartingWith("SIGIL-1004")
                .hasMessageContaining(why);
    }

    /** A job that is killed in the middle is done by others: here, each part of it by two at once. */
    @EachDatabase(
            value = {DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void twoAttemptsAtOnePartChangeEachRowOnce(TestDatabase empty) throws Exception {
        tableIn(empty);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try (JobDatabase own = JobDatabase.open(settings("encrypt", "people"))) {
            MoveSteps steps = MoveSteps.of(own.database(), Direction.ENCRYPT, own.selection(), MoveOptions.defaults());
            List<Integer> parts = steps.begin(8);
            assertThat(parts).hasSizeGreaterThan(1);
            List<Future<Long>> attempts = new ArrayList<>();
            for (int attempt = 0; attempt < 2; attempt++) {
                attempts.add(both.submit(() -> {
                    long changed = 0;
                    for (int part : parts) {
                        changed += steps.walk(part, JobListener.NONE);
                    }
                    return changed;
                }));
            }
            long changed = 0;
            for (Future<Long> attempt : attempts) {
                changed += attempt.get();
            }
            assertThat(changed).isEqualTo(ROWS);
            assertThat(steps.rowsChanged()).isEqualTo(ROWS);
        } finally {
            both.shutdownNow();
        }
        requireValues();
        assertThat(job("encrypt", "people").moved(Direction.ENCRYPT).changed()).isZero();
    }

    @EachDatabase(value = DatabaseKind.H2_MEMORY, fresh = true)
    void aJobBeginsWhenEveryJvmHasItsRules(TestDatabase empty) throws Exception {
        tableIn(empty);
        try (Target target =
                Target.open(DatabaseAccess.of(database.url(), database.user(), database.password()), rules)) {
            Instant now = Instant.now();
            target.instances().record(new Instance("a-jvm", "17@app-1", "0123456789abcdef", now, now));
            assertThatThrownBy(() -> job("encrypt", "people").run())
                    .hasMessageStartingWith("SIGIL-7109")
                    .hasMessageContaining("17@app-1");
            assertThatThrownBy(() -> job("encrypt", "people", "--wait-for-instances", "1")
                            .run())
                    .hasMessageStartingWith("SIGIL-7109");
            try (Connection raw = database.connect();
                    Statement statement = raw.createStatement();
                    ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM people WHERE notes = X''")) {
                row.next();
                assertThat(row.getInt(1)).as("still in the clear").isPositive();
            }
            assertThat(job("encrypt", "people", "--ignore-instances").run()).isZero();
        }
    }

    @EachDatabase(value = DatabaseKind.H2_MEMORY, fresh = true)
    void theUiShowsThePassItsTasksAndItsRows(TestDatabase empty) throws Exception {
        tableIn(empty);
        assertThat(job("encrypt", "people").run()).isZero();
        SparkContext context = Sessions.local().sparkContext();
        context.listenerBus().waitUntilEmpty();
        // What the pages are made from.
        List<JobData> jobs = CollectionConverters.asJava(context.statusStore().jobsList(null));
        JobData walk = last(jobs, "sigil encrypt people: pass 1");
        JobData verification = last(jobs, "sigil encrypt people: verification 1");
        assertThat(walk.numTasks()).isGreaterThan(1).isEqualTo(walk.numCompletedTasks());
        assertThat(accumulated(context, walk)).containsExactly("rows changed, pass 1 " + ROWS);
        assertThat(accumulated(context, verification)).containsExactly("rows verified, 1 " + ROWS);
    }

    private static JobData last(List<JobData> jobs, String description) {
        return jobs.stream()
                .filter(job -> job.description().contains(description))
                .max(Comparator.comparing(JobData::jobId))
                .orElseThrow();
    }

    private static List<String> accumulated(SparkContext context, JobData job) {
        int stage = (Integer) job.stageIds().head();
        return CollectionConverters.asJava(
                        context.statusStore().lastStageAttempt(stage).accumulatorUpdates())
                .stream()
                .map(update -> update.name() + " " + update.value())
                .collect(Collectors.toList());
    }

    /** As the database folds it. */
    private String name(String name) {
        return database.dialect() == Dialect.H2 ? name.toUpperCase(Locale.ROOT) : name;
    }

    private SparkJob job(String command, String selection, String... more) throws SQLException {
        return new SparkJob(Sessions.local(), settings(command, selection, more));
    }

    private JobSettings settings(String command, String selection, String... more) throws SQLException {
        List<String> arguments = new ArrayList<>(List.of(command, selection, "--url", database.url()));
        arguments.addAll(List.of("--user", database.user(), "--password-file", password.toString()));
        arguments.addAll(List.of("--rules", rules.toString(), "--partitions", "8"));
        arguments.addAll(List.of(more));
        return JobSettings.parse(arguments.toArray(String[]::new));
    }

    private void requireValues() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules.toString());
        try (Connection connection = database.connect("jdbc:sigil:", properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, ssn, notes, diary FROM people ORDER BY id")) {
            for (int id = 1; id <= ROWS; id++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(2)).isEqualTo(People.ssn(id));
                assertThat(rows.getString(3)).isEqualTo(id % 10 == 0 ? null : id % 7 == 0 ? "" : "note " + id);
                assertThat(rows.getString(4)).isEqualTo(id == 17 ? "hush" : null);
            }
            assertThat(rows.next()).isFalse();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection raw = database.connect();
                Statement statement = raw.createStatement()) {
            assertThat(List.of(statement.executeUpdate(sql))).containsExactly(1);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
