package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns that are encrypted anew: with another key, mode, search or normalization. */
class PreviousRuleTest {
    @TempDir
    private Path directory;

    private final String database = "h2:mem:" + UUID.randomUUID();
    private Connection plain;
    private Connection connection;

    @BeforeEach
    void createTable() throws SQLException {
        plain = DriverManager.getConnection("jdbc:" + database);
        execute(plain, "CREATE TABLE users (id INT PRIMARY KEY, ssn VARBINARY(400))");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        plain.close();
    }

    private void rules(String rule) throws Exception {
        Path next = directory.resolve("next.yaml");
        Files.writeString(
                next,
                "version: 1\nkeys:\n" + key("one") + key("two") + "tables: {users: {columns: {ssn: {type: VARCHAR(11), "
                        + rule + "}}}}\n");
        Files.move(
                next,
                directory.resolve("sigil.yaml"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
        Thread.sleep(150);
        if (connection == null) {
            connection = DriverManager.getConnection(
                    "jdbc:sigil:" + database + ";sigil.rules=" + directory.resolve("sigil.yaml"));
        }
    }

    private String key(String name) {
        return "  " + name + ": {kms: local, keyring: '" + directory.resolve(name + ".p12")
                + "', password: secret, create: true}\n";
    }

    private static void execute(Connection on, String sql) throws SQLException {
        try (Statement statement = on.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> query(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key: one, mode: deterministic | key: two, mode: deterministic, previous: {key: one}",
                "key: one, search: equality | key: two, search: equality, previous: {key: one}",
                "key: one, mode: deterministic | key: one, search: equality, previous: {mode: deterministic}",
                "key: one, search: equality | key: one, search: prefix, previous: {search: equality}",
                "key: one, search: prefix | key: one, mode: deterministic, previous: {mode: randomized, search: prefix}",
                "key: one, search: equality | key: one, search: equality, normalize: [trim], previous: {search: equality, normalize: []}",
                "key: one, search: equality, domain: old | key: one, search: equality, domain: new, previous: {domain: old}"
            })
    void bothFormsAreReadAndFoundAndTheNewOneIsWritten(String before, String now) throws Exception {
        rules(before);
        execute(connection, "INSERT INTO users VALUES (1, '1-1'), (2, '2-2')");
        rules(now);
        execute(connection, "INSERT INTO users VALUES (3, '3-3'), (4, '1-1')");
        for (int i = 0; i < 2; i++) {
            assertThat(query("SELECT ssn FROM users ORDER BY id")).containsExactly("1-1", "2-2", "3-3", "1-1");
        }
        assertThat(query("SELECT id FROM users WHERE ssn = '1-1' ORDER BY id")).containsExactly("1", "4");
        assertThat(query("SELECT id FROM users WHERE ssn IN ('2-2', '3-3') ORDER BY id"))
                .containsExactly("2", "3");
        assertThat(query("SELECT id FROM users WHERE ssn <> '1-1' ORDER BY id")).containsExactly("2", "3");
        execute(connection, "UPDATE users SET ssn = '1-1' WHERE ssn = '1-1'");
        execute(connection, "UPDATE users SET ssn = '2-2' WHERE id = 2");
        assertThat(query("SELECT id FROM users WHERE ssn = '1-1' ORDER BY id")).containsExactly("1", "4");
        assertThatThrownBy(() -> query("SELECT DISTINCT ssn FROM users"))
                .hasMessageMatching("(?s)SIGIL-20(15|03): USERS.SSN.*");
    }

    @Test
    void aUniqueColumnStaysUniqueWhileItsKeyIsReplaced() throws Exception {
        execute(plain, "ALTER TABLE users ADD CONSTRAINT one_ssn UNIQUE (ssn)");
        rules("key: one, mode: deterministic");
        execute(connection, "INSERT INTO users VALUES (1, '1-1'), (2, '2-2')");
        rules("key: two, mode: deterministic, previous: {key: one}");
        assertThatThrownBy(() -> execute(connection, "INSERT INTO users VALUES (3, '1-1')"))
                .hasMessageContaining("ONE_SSN");
        execute(connection, "MERGE INTO users (id, ssn) KEY (ssn) VALUES (7, '2-2')");
        assertThat(query("SELECT id FROM users WHERE ssn = '2-2'")).containsExactly("7");
    }

    /** Of two modes the database can tell the cells apart; of one it can't, and the entry stays until a restart. */
    @Test
    void theEntryGoesWhenNoCellOfTheRuleBeforeIsLeft() throws Exception {
        rules("key: one, mode: deterministic");
        execute(connection, "INSERT INTO users VALUES (1, '1-1')");
        rules("key: one, search: equality, previous: {mode: deterministic}");
        rules("key: one, search: equality");
        assertThat(query("SELECT ssn FROM users WHERE ssn = '1-1'")).containsExactly("1-1");
        execute(connection, "UPDATE users SET ssn = '1-1'");
        rules("key: one, search: equality ");
        assertThat(query("SELECT ssn FROM users WHERE ssn = '1-1'")).containsExactly("1-1");
        rules("key: one, search: equality");
        assertThat(query("SELECT ssn FROM users WHERE ssn = '1-1'")).containsExactly("1-1");
    }
}
