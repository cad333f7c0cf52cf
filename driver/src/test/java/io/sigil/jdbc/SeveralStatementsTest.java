package io.sigil.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.sql.Analyzer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several statements in one string: H2 gives the results of the first and executes the others. */
class SeveralStatementsTest {
    @TempDir
    Path directory;

    private SigilH2 h2;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        h2 = new SigilH2(directory, new Analyzer()::analyze, "").withUsers();
        connection = h2.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        h2.close();
    }

    @Test
    void literalsOfEveryStatementAreEncrypted() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO users (name, ssn) VALUES ('a', '1-1');"
                            + " INSERT INTO users (name, ssn) VALUES ('b', '2-2'); UPDATE users SET ssn = '3-3' WHERE name = 'b'");
            assertThat(h2.stored("SELECT ssn FROM users ORDER BY name"))
                    .hasSize(2)
                    .allSatisfy(cell -> assertThat(cell).startsWith(0x75, 0x34, 0x56));
            try (ResultSet rows = statement.executeQuery("SELECT name FROM users WHERE ssn = '3-3'")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("b");
            }
        }
    }

    @Test
    void placeholdersAreNumberedThrough() throws SQLException {
        try (PreparedStatement both = connection.prepareStatement("INSERT INTO users (name, ssn) VALUES (?, ?);"
                + " UPDATE users SET ssn = ? WHERE name = ? AND ssn = ?")) {
            both.setString(1, "a");
            both.setString(2, "1-1");
            both.setString(3, "2-2");
            both.setString(4, "a");
            both.setString(5, "1-1");
            assertThat(both.execute()).isFalse();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT name, ssn FROM users; DELETE FROM users WHERE ssn = '2-2'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(2)).isEqualTo("2-2");
        }
        assertThat(h2.stored("SELECT ssn FROM users")).isEmpty();
    }

    @Test
    void oneRefusedStatementRefusesTheString() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(
                            "INSERT INTO users (ssn) VALUES ('1-1'); SELECT id FROM users WHERE salary > 1"))
                    .isInstanceOf(SQLSyntaxErrorException.class)
                    .hasMessageStartingWith("SIGIL-2003");
        }
        assertThat(h2.stored("SELECT ssn FROM users")).isEmpty();
    }

    @Test
    void explainGivesThePlan() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN SELECT ssn FROM users WHERE ssn = '1-1'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).contains("SELECT").doesNotContain("1-1");
        }
    }
}
