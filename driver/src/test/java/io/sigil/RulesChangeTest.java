package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rules file that is changed while the application runs (contract §4). */
class RulesChangeTest {
    private static final String NAME = "name: {key: demo, type: VARCHAR(20)}";
    private static final String SSN = "ssn: {key: demo, type: VARCHAR(11), mode: deterministic}";
    private static final String CELL = "75345601";

    @TempDir
    Path directory;

    private final List<String> logged = new ArrayList<>();
    private final Logger logger = Logger.getLogger("io.sigil.engine");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logRecord) {
            logged.add(logRecord.getLevel() + " "
                    + java.text.MessageFormat.format(logRecord.getMessage(), logRecord.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private String url;
    private Connection plain;
    private Connection connection;

    @BeforeEach
    void connect() throws Exception {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        String database = "h2:mem:" + directory.getFileName();
        plain = DriverManager.getConnection("jdbc:" + database);
        try (Statement statement = plain.createStatement()) {
            statement.execute("CREATE TABLE users (id INT PRIMARY KEY, ssn VARBINARY(200), name VARBINARY(200))");
        }
        rules(SSN);
        url = "jdbc:sigil:" + database + ";sigil.rules=" + rulesFile();
        connection = DriverManager.getConnection(url);
    }

    @AfterEach
    void disconnect() throws SQLException {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        connection.close();
        plain.close();
    }

    private Path rulesFile() {
        return directory.resolve("sigil.yaml");
    }

    private void rules(String columns) throws IOException {
        write("version: 1\nkeys: {demo: {kms: local, keyring: '" + directory.resolve("keys.p12")
                + "', password: secret, create: true}}\ntables: {users: {columns: {" + columns + "}}}\n");
    }

    private void write(String text) throws IOException {
        Path next = directory.resolve("next.yaml");
        Files.writeString(next, text);
        Files.move(
                next,
                rulesFile(),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private void insert(int id, String ssn, String name) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO users VALUES (?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, ssn);
            insert.setString(3, name);
            insert.executeUpdate();
        }
    }

    private String stored(String column) throws SQLException {
        try (Statement statement = plain.createStatement();
                ResultSet rows = statement.executeQuery("SELECT RAWTOHEX(" + column + ") FROM users")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String read(String column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + column + " FROM users")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void aNewRuleIsObeyedByTheNextStatementOfAnOpenConnection() throws Exception {
        rules(SSN + ", " + NAME);
        insert(1, "1-1", "Ann");
        assertThat(stored("name")).startsWith(CELL);
        assertThat(read("name")).isEqualTo("Ann");
        assertThat(read("ssn")).isEqualTo("1-1");
        assertThat(logged).singleElement().asString().startsWith("INFO The rules have changed");
    }

    @Test
    void aRuleThatShowsEqualityOfFewValuesIsWarnedOfOnceForEachReading() throws Exception {
        insert(1, "1-1", null);
        rules(SSN + ", name: {key: demo, type: CHAR(2), mode: deterministic}");
        for (int i = 0; i < 5; i++) {
            assertThat(read("ssn")).isEqualTo("1-1");
        }
        try (Connection other = DriverManager.getConnection(url)) {
            assertThat(other.isValid(1)).isTrue();
        }
        assertThat(logged)
                .filteredOn(line -> line.startsWith("WARNING"))
                .singleElement()
                .asString()
                .contains("sigil.yaml:3:", "users.name shows which of its values are equal", "CHAR(2)");
    }

    @Test
    void aStatementThatWasPreparedUnderOtherRulesSendsNothingInTheClear() throws Exception {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO users VALUES (1, '1-1', ?)")) {
            rules(SSN + ", " + NAME);
            insert.setString(1, "Ann");
            assertThatThrownBy(insert::executeUpdate).hasMessageStartingWith("SIGIL-2008");
        }
    }

    @Test
    void anInvalidChangeKeepsTheRulesAndSaysWhyOnce() throws Exception {
        insert(1, "1-1", null);
        write("version: 1\nkees: {}\n");
        Thread.sleep(150);
        for (int i = 0; i < 5; i++) {
            assertThat(read("ssn")).isEqualTo("1-1");
            Thread.sleep(2);
        }
        assertThat(logged)
                .singleElement()
                .asString()
                .startsWith("WARNING The rules before stay in force")
                .contains("SIGIL-1002", "kees");
        rules(SSN + ", " + NAME);
        insert(2, "2-2", "Ann");
        assertThat(logged).hasSize(2);
    }

    @Test
    void aRuleThatDisappearsWhileItsColumnHoldsCellsIsRefused() throws Exception {
        rules(SSN + ", " + NAME);
        insert(1, "1-1", "Ann");
        rules(SSN);
        Thread.sleep(150);
        assertThat(read("name")).isEqualTo("Ann");
        assertThat(logged)
                .last()
                .asString()
                .startsWith("WARNING")
                .contains("SIGIL-1009", "users.name is gone")
                .doesNotContain("Ann");
        try (Statement statement = plain.createStatement()) {
            statement.execute("UPDATE users SET name = NULL");
        }
        rules(SSN + "  ");
        Thread.sleep(150);
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE users SET name = X'41'");
        }
        assertThat(stored("name")).isEqualTo("41");
    }

    /** A format-preserving cell can't be told from a value, so any value keeps the rule. */
    @Test
    void aFormatPreservingRuleStaysWhileItsColumnHoldsAnything() throws Exception {
        try (Statement statement = plain.createStatement()) {
            statement.execute("ALTER TABLE users ADD card CHAR(16)");
        }
        String card = "card: {key: demo, type: CHAR(16), mode: format-preserving, alphabet: digits}";
        rules(SSN + ", " + card);
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO users (id, card) VALUES (1, '4111111111111111')");
        }
        rules(SSN);
        Thread.sleep(150);
        assertThat(read("card")).isEqualTo("4111111111111111");
        assertThat(logged).last().asString().contains("SIGIL-1009", "users.card is gone");
        rules(SSN + ", " + card.replace("digits", "alphanumeric"));
        Thread.sleep(150);
        assertThat(read("card")).isEqualTo("4111111111111111");
        assertThat(logged).last().asString().contains("SIGIL-1009", "users.card makes other cells now");
        try (Statement statement = plain.createStatement()) {
            statement.execute("UPDATE users SET card = NULL");
        }
        rules(SSN + " ");
        Thread.sleep(150);
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE users SET card = '17'");
        }
        assertThat(read("card")).startsWith("17");
    }

    @Test
    void aRuleThatWouldMakeOtherCellsIsRefusedWhileOldOnesAreThere() throws Exception {
        insert(1, "1-1", null);
        rules("ssn: {key: demo, type: VARCHAR(11), mode: deterministic, domain: other}");
        Thread.sleep(150);
        try (PreparedStatement find = connection.prepareStatement("SELECT id FROM users WHERE ssn = ?")) {
            find.setString(1, "1-1");
            try (ResultSet rows = find.executeQuery()) {
                assertThat(rows.next()).isTrue();
            }
        }
        assertThat(logged).last().asString().contains("SIGIL-1009", "users.ssn makes other cells now");
    }

    @Test
    void aNewConnectionGetsTheRulesInForce() throws Exception {
        insert(1, "1-1", null);
        write("not: rules");
        Thread.sleep(150);
        try (Connection another = DriverManager.getConnection(url);
                Statement statement = another.createStatement();
                ResultSet rows = statement.executeQuery("SELECT ssn FROM users WHERE ssn = '1-1'")) {
            assertThat(rows.next()).isTrue();
        }
        assertThatThrownBy(() -> DriverManager.getConnection(url.replace("h2:mem:", "h2:mem:other")))
                .hasMessageStartingWith("SIGIL-1002");
    }
}
