package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.audit.AuditChain;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of Sigil at work: events of Flight Recorder, an MBean, the audit log. */
@Tag("observation")
class ObservationTest {
    private static final String SSN = "815-10-1852";

    @TempDir
    private Path folder;

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final String database = "h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private Path audit;
    private Path rules;

    @BeforeEach
    void write() throws Exception {
        audit = folder.resolve("audit.jsonl");
        rules = Files.writeString(folder.resolve("sigil.yaml"), """
                version: 1
                audit: {file: '%s'}
                keys: {people: {kms: local, keyring: '%s', password: p, create: true}}
                tables: {users: {columns: {ssn: {type: VARCHAR(11)}}}}
                """.formatted(audit, folder.resolve("k.p12")));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sigil:" + database + ";sigil.rules=" + rules);
    }

    /** One plan of each kind, one refusal, one cell that isn't what was written. */
    private void work() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id INT, ssn VARCHAR(11))");
            statement.execute("INSERT INTO users VALUES (1, '" + SSN + "')");
            assertThatThrownBy(() -> statement.executeQuery("SELECT id FROM users WHERE ssn = '" + SSN + "'"))
                    .hasMessageContaining("SIGIL-2003");
            try (Connection bare = DriverManager.getConnection("jdbc:" + database);
                    Statement change = bare.createStatement()) {
                change.execute("UPDATE users SET ssn = SUBSTRING(ssn, 1, OCTET_LENGTH(ssn) - 1) || X'FF'");
            }
            try (ResultSet row = statement.executeQuery("SELECT ssn FROM users")) {
                row.next();
                assertThatThrownBy(() -> row.getString(1)).hasMessageContaining("SIGIL-4005");
            }
        }
    }

    @Test
    void flightRecorderHasEachEventAndNoValue() throws Exception {
        Path file = folder.resolve("events.jfr");
        try (Recording recording = new Recording()) {
            for (String event : List.of("PlanMiss", "Refusal", "KmsCall", "KeyMade", "UnreadableCell")) {
                recording.enable("io.sigil." + event);
            }
            recording.start();
            work();
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertThat(events.stream().map(e -> e.getEventType().getName()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "io.sigil.PlanMiss",
                        "io.sigil.Refusal",
                        "io.sigil.KmsCall",
                        "io.sigil.KeyMade",
                        "io.sigil.UnreadableCell");
        assertThat(events.toString()).doesNotContain(SSN).contains("SIGIL-2003", "SIGIL-4005", "users.ssn");
    }

    @Test
    void theMBeanCountsAndGoesWithTheLastConnection() throws Exception {
        try (Connection connection = connect()) {
            work();
            ObjectName name = names().iterator().next();
            assertThat(connection.isValid(1)).isTrue();
            assertThat(names()).hasSize(1);
            assertThat((Long) beans.getAttribute(name, "Refusals")).isEqualTo(1);
            assertThat((Long) beans.getAttribute(name, "KmsCalls")).isEqualTo(1);
            assertThat((Long) beans.getAttribute(name, "KeysMade")).isEqualTo(1);
            assertThat((Long) beans.getAttribute(name, "UnreadableCells")).isEqualTo(1);
            assertThat((Long) beans.getAttribute(name, "PlanMisses")).isPositive();
            assertThat((Long) beans.getAttribute(name, "AuditFailures")).isZero();
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void theMBeanComesBackWithItsNumbersWhenAConnectionDoes() throws Exception {
        work();
        try (Connection connection = connect()) {
            assertThat(connection.isValid(1)).isTrue();
            assertThat((Long) beans.getAttribute(names().iterator().next(), "Refusals"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aKnownPlanTellsNobody() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE plain (id INT)");
            statement.executeQuery("SELECT id FROM plain").close();
            ObjectName name = names().iterator().next();
            Object before = beans.getAttribute(name, "PlanMisses");
            for (int i = 0; i < 10; i++) {
                statement.executeQuery("SELECT id FROM plain").close();
            }
            assertThat(beans.getAttribute(name, "PlanMisses")).isEqualTo(before);
        }
    }

    @Test
    void theAuditLogSaysWhoAskedForWhichKeyAndWhatWasRefused() throws Exception {
        work();
        String text = Files.readString(audit);
        assertThat(text)
                .contains("\"event\":\"key\"", "\"key\":\"people\"", "\"request\":\"GENERATE\"", "\"outcome\":\"ok\"")
                .contains("\"event\":\"made\"", "\"purpose\":\"RANDOMIZED\"", "\"version\":\"1\"")
                .contains("\"event\":\"refusal\",", "\"code\":\"SIGIL-2003\"")
                .contains("\"user\":\"" + System.getProperty("user.name"))
                .doesNotContain(SSN);
        assertThat(AuditChain.verify(audit).isWhole()).isTrue();
    }

    @Test
    void anAuditLogThatCannotBeWrittenIsCountedAndStopsNothing() throws Exception {
        Files.createDirectory(audit);
        try (Connection connection = connect()) {
            work();
            assertThat(connection.isValid(1)).isTrue();
            assertThat((Long) beans.getAttribute(names().iterator().next(), "AuditFailures"))
                    .isPositive();
        }
    }

    private Set<ObjectName> names() throws Exception {
        return beans.queryNames(
                new ObjectName("io.sigil:type=Engine,rules=" + ObjectName.quote(rules.toString()) + ",*"), null);
    }
}
