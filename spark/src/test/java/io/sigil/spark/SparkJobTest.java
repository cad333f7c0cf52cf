package io.sigil.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.operations.move.Direction;
import io.sigil.operations.spark.SparkSubmitLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs in a local session: from plaintext to cells, looked at, made anew, and back. */
class SparkJobTest {
    private static final int ROWS = 900;

    @TempDir
    Path folder;

    private String url;
    private Path rules;

    @BeforeEach
    void table() throws Exception {
        rules = folder.resolve("sigil.yaml");
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
        url = "jdbc:h2:file:" + folder.resolve("db") + ";DB_CLOSE_DELAY=-1";
        try (Connection raw = DriverManager.getConnection(url);
                Statement statement = raw.createStatement()) {
            statement.execute("CREATE TABLE people (id BIGINT PRIMARY KEY, ssn VARBINARY(200), notes VARBINARY(1000),"
                    + " diary VARBINARY(1000))");
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
        }
    }

    @Test
    void plaintextBecomesCellsAndComesBack() throws Exception {
        SparkJob.Summary encrypted = job("encrypt", "people").moved(Direction.ENCRYPT);
        assertThat(encrypted.isGood(JobCommand.ENCRYPT)).as("%s", encrypted).isTrue();
        assertThat(encrypted.changed()).isEqualTo(ROWS);
        assertThat(encrypted.report().columns().get("PEOPLE.SSN").cells()).isEqualTo(ROWS);
        assertThat(encrypted.report().columns().get("PEOPLE.NOTES").nulls()).isEqualTo(ROWS / 10);
        requireValues();
        assertThat(job("encrypt", "people").moved(Direction.ENCRYPT).changed()).isZero();
        assertThat(job("verify", "people").run()).isZero();
    }

    @Test
    void aBadCellIsNamedByItsRow() throws Exception {
        job("encrypt", "people.ssn").run();
        execute("UPDATE people SET ssn = (SELECT ssn || X'00' FROM people WHERE id = 5) WHERE id = 5");
        assertThat(job("verify", "people.ssn").run()).isEqualTo(1);
        RangeReport report = job("verify", "people.ssn").scanned(1);
        assertThat(report.badInAll()).isEqualTo(1);
        assertThat(report.bad()).singleElement().asString().contains("ID = 5").contains("SIGIL-4");
    }

    @Test
    void cellsOfShreddedSubjectsAreFound() throws Exception {
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
                .build();
        assertThat(line)
                .hasToString("spark-submit --master spark://head:7077 --class io.sigil.spark.SparkJob"
                        + " --files /etc/sigil/sigil.yaml --jars '/opt/sigil-driver.jar,/opt/it'\\''s.jar'"
                        + " /opt/sigil-spark.jar encrypt people.ssn --url 'jdbc:mysql://db/hr?useSSL=true&x=y'"
                        + " --rules sigil.yaml --user hr --password-file /run/secrets/hr --partitions 2000"
                        + " --max-rows-per-second 50000");
        List<String> arguments = line.arguments();
        int command = arguments.indexOf("/opt/sigil-spark.jar") + 1;
        JobSettings settings =
                JobSettings.parse(arguments.subList(command, arguments.size()).toArray(String[]::new));
        assertThat(settings.command()).isEqualTo(JobCommand.ENCRYPT);
        assertThat(settings.rules()).isEqualTo("sigil.yaml");
        assertThat(settings.partitions()).isEqualTo(2000);
        assertThat(settings.maxRowsPerSecond(10)).hasValue(5_000);
    }

    private static void wrong(String why, String... arguments) {
        assertThatThrownBy(() -> JobSettings.parse(arguments))
                .hasMessageStartingWith("SIGIL-1004")
                .hasMessageContaining(why);
    }

    private SparkJob job(String command, String selection) throws SQLException {
        return new SparkJob(Sessions.local(), settings(command, selection));
    }

    private JobSettings settings(String command, String selection) throws SQLException {
        return JobSettings.parse(
                new String[] {command, selection, "--url", url, "--rules", rules.toString(), "--partitions", "8"});
    }

    private void requireValues() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sigil:" + url.substring("jdbc:".length()) + ";sigil.rules=" + rules);
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
        try (Connection raw = DriverManager.getConnection(url);
                Statement statement = raw.createStatement()) {
            assertThat(List.of(statement.executeUpdate(sql))).containsExactly(1);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
