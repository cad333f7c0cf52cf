package io.sigil.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sigil.jdbc.SigilH2;
import io.sigil.keys.Instance;
import io.sigil.keys.InstanceLog;
import io.sigil.keys.store.KeyStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rules each JVM runs is recorded beside the key store. */
class InstanceReportTest {
    @TempDir
    private Path directory;

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final JdbcDataSource database = new JdbcDataSource();

    @BeforeEach
    void name() {
        database.setURL(url);
    }

    private InstanceLog log(String keystore) {
        String yaml = "version: 1\nkeystore: {" + keystore
                + "}\nkeys: {demo: {kms: local, keyring: k.p12}}\ntables: {t: {columns: {c: {}}}}\n";
        return KeyStores.instances(SigilH2.parse(yaml).keystore(), database);
    }

    private InstanceLog table(boolean create) {
        return log("create: " + create);
    }

    private InstanceLog file() {
        return log("file: '" + directory.resolve("keys.json") + "'");
    }

    @Test
    void everyJvmIsListedWithItsLatestRules() throws SQLException {
        for (InstanceLog log : List.of(table(true), file())) {
            assertThat(log.all()).isEmpty();
            InstanceReport one = new InstanceReport(log, "a", Duration.ZERO);
            InstanceReport two = new InstanceReport(log, "a", Duration.ZERO);
            one.look("a");
            two.look("a");
            one.look("b");
            assertThat(log.all()).extracting(Instance::rules).containsExactlyInAnyOrder("a", "b");
            assertThat(log.all()).extracting(Instance::host).allMatch(host -> host.contains("@"));
        }
    }

    @Test
    void nothingIsRecordedBeforeAMinuteHasGoneUnlessTheRulesChange() throws SQLException {
        InstanceLog log = table(true);
        InstanceReport report = new InstanceReport(log, "a");
        report.look("a");
        assertThat(log.all()).isEmpty();
        report.look("b");
        assertThat(log.all()).hasSize(1);
    }

    @Test
    void whereNothingCanBeRecordedNothingFails() throws SQLException {
        InstanceLog log = table(false);
        assertThatCode(() -> new InstanceReport(log, "a", Duration.ZERO).look("a"))
                .doesNotThrowAnyException();
        assertThat(log.all()).isEmpty();
        database.setURL(url + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;UNKNOWN=1");
        assertThatCode(() -> new InstanceReport(table(true), "a", Duration.ZERO).look("a"))
                .doesNotThrowAnyException();
    }

    @Test
    void aChangedFileIsRecordedAndTheTableIsHidden() throws Exception {
        Path file = directory.resolve("sigil.yaml");
        String rules = "version: 1\nkeys: {demo: {kms: local, keyring: '" + directory.resolve("keys.p12")
                + "', password: secret, create: true}}\ntables: {t: {columns: {c: {type: VARCHAR(9)}}}}\n";
        Files.writeString(file, rules);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sigil:" + url.substring(5) + ";sigil.rules=" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (c VARCHAR(9))");
            String changed = rules + "# changed\n";
            Files.move(
                    Files.writeString(directory.resolve("next.yaml"), changed),
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
            Thread.sleep(150);
            statement.execute("INSERT INTO t VALUES ('x')");
            assertThat(table(false).all()).extracting(Instance::rules).containsExactly(RulesGeneration.of(changed));
            try (ResultSet tables = connection.getMetaData().getTables(null, null, "SIGIL%", null)) {
                assertThat(tables.next()).isFalse();
            }
        }
    }
}
