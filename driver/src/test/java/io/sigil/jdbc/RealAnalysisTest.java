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

/** The wrappers and the real analysis together. */
class RealAnalysisTest {
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
    void anOrdinaryProgramWritesAndReads() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO users (name, ssn, salary) VALUES (?, ?, 10.5)")) {
            insert.setString(1, "Ann");
            insert.setString(2, "1-2");
            insert.executeUpdate();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT u.ssn AS s, salary, name FROM users u WHERE u.ssn = '1-2'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("s")).isEqualTo("1-2");
            assertThat(rows.getBigDecimal(2)).isEqualByComparingTo("10.5");
            assertThat(rows.getString(3)).isEqualTo("Ann");
        }
        assertThat(h2.stored("SELECT salary FROM users").get(0)).startsWith(0x75, 0x34, 0x56);
    }

    @Test
    void aComparisonWithAValueThatCanNotBeStoredFindsNothing() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO users (ssn) VALUES ('1')");
            try (ResultSet rows =
                    statement.executeQuery("SELECT id FROM users WHERE ssn = 'longer than eleven characters'")) {
                assertThat(rows.next()).isFalse();
            }
            try (ResultSet rows =
                    statement.executeQuery("SELECT id FROM users WHERE ssn <> 'longer than eleven characters'")) {
                assertThat(rows.next()).isTrue();
            }
        }
    }

    @Test
    void whatTheModeCanNotDoIsRefused() {
        assertThatThrownBy(() -> connection.prepareStatement("SELECT id FROM users WHERE salary > ?"))
                .isInstanceOf(SQLSyntaxErrorException.class)
                .hasMessageStartingWith("SIGIL-2");
    }

    @Test
    void anInstantWithItsOffsetIsNotDeterministicInH2() throws SQLException {
        h2.withRules("""
                tables:
                  visits:
                    columns:
                      seen: {key: demo, type: "TIMESTAMP(6) WITH TIME ZONE", mode: deterministic}
                      left: {key: demo, type: "TIMESTAMP(6) WITH TIME ZONE"}
                """);
        assertThatThrownBy(() -> h2.connect())
                .hasMessageStartingWith("SIGIL-1008")
                .hasMessageContaining("visits.seen")
                .hasMessageContaining("sigil.yaml:7:")
                .hasMessageNotContaining("visits.left");
    }

    @Test
    void createTableGivesPhysicalTypesAndGuards() throws SQLException {
        h2.execute("DROP TABLE users");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, ssn VARCHAR(11) NOT NULL, born DATE,"
                    + " salary DECIMAL(12,2), photo BLOB, notes CLOB, seen TIMESTAMP(6), score INTEGER)");
            statement.executeUpdate("INSERT INTO users (id, ssn, notes, score) VALUES (1, '1-2', 'note', 7)");
            try (ResultSet rows = statement.executeQuery("SELECT * FROM users")) {
                rows.next();
                assertThat(rows.getString("ssn")).isEqualTo("1-2");
                assertThat(rows.getString("notes")).isEqualTo("note");
                assertThat(rows.getInt("score")).isEqualTo(7);
            }
        }
        assertThatThrownBy(() -> h2.execute("INSERT INTO users (id, ssn) VALUES (2, X'31')"))
                .isInstanceOf(java.sql.SQLIntegrityConstraintViolationException.class);
    }

    @Test
    void aViewOverAViewOfARuledTableGivesItsValues() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO users (id, ssn) VALUES (1, '1-2')");
        }
        h2.execute("CREATE VIEW people AS SELECT * FROM users");
        h2.execute("CREATE VIEW more AS SELECT ssn AS number, id FROM people");
        try (PreparedStatement find = connection.prepareStatement("SELECT * FROM more WHERE number = ?")) {
            find.setString(1, "1-2");
            try (ResultSet rows = find.executeQuery()) {
                rows.next();
                assertThat(rows.getString("number")).isEqualTo("1-2");
            }
        }
    }
}
