package io.sigil.it.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plain table makes way for a view over a ruled one, without Sigil. Statements that were analysed before are sent as they were; the guard of
 * the ruled columns keeps their plaintext out, and the first new name makes the view known.
 */
class ReplacedByViewTest {
    private static final String TABLES = """
            tables:
              users:
                columns:
                  ssn: {key: pii, type: VARCHAR(11), mode: deterministic}
                  mail: {key: pii, type: VARCHAR(40), search: equality, storage: text}
                  notes: {key: pii, type: VARCHAR(40)}
            """;

    private static final List<String> COLUMNS = List.of("ssn", "mail", "notes");

    @TempDir
    private Path folder;

    @EachDatabase(fresh = true)
    void noPlaintextReachesTheRuledTable(TestDatabase database) throws Exception {
        Path file = Files.writeString(
                folder.resolve("sigil.yaml"), "version: 1\n" + RuledSide.sigil().keys(folder) + TABLES);
        Properties rules = new Properties();
        rules.setProperty("sigil.rules", file.toString());
        try (Connection plain = database.connect();
                Connection sigil = database.connect("jdbc:sigil:", rules)) {
            execute(sigil, "CREATE TABLE users (id INT, ssn VARCHAR(11), mail VARCHAR(40), notes VARCHAR(40))");
            execute(sigil, "INSERT INTO users VALUES (1, '078-05-1120', 'ann@one.example', 'a note')");
            execute(sigil, "CREATE TABLE people (id INT, ssn VARCHAR(11), mail VARCHAR(40), notes VARCHAR(40))");
            for (String column : COLUMNS) {
                write(sigil, column);
            }
            try (PreparedStatement prepared = sigil.prepareStatement("INSERT INTO people (id, ssn) VALUES (?, ?)")) {
                insert(prepared);
                execute(plain, "DROP TABLE people", "CREATE VIEW people AS SELECT id, ssn, mail, notes FROM users");
                for (String column : COLUMNS) {
                    assertThatThrownBy(() -> write(sigil, column)).isInstanceOf(SQLException.class);
                }
                assertThatThrownBy(() -> insert(prepared)).isInstanceOf(SQLException.class);
            }
            String first =
                    "INSERT INTO people (id, ssn, mail, notes) VALUES (3, '219-09-9999', 'bob@two.example', 'another')";
            if (!isWritten(sigil, first)) {
                // H2 writes no view, with or without Sigil.
                execute(sigil, first.replace("people", "users"));
            }
            assertThat(read(sigil, "SELECT p.ssn FROM people p WHERE p.id = 3")).containsExactly("219-09-9999");
            for (String column : COLUMNS) {
                assertThat(read(plain, "SELECT " + column + " FROM users"))
                        .hasSize(2)
                        .allMatch(cell -> cell.startsWith("u4V") || cell.startsWith("SIGL"));
            }
        }
    }

    /** The same text each time. */
    private static void write(Connection connection, String column) throws SQLException {
        execute(connection, "INSERT INTO people (id, " + column + ") VALUES (2, 'plaintext')");
    }

    private static void insert(PreparedStatement prepared) throws SQLException {
        prepared.setInt(1, 2);
        prepared.setString(2, "plaintext");
        prepared.executeUpdate();
    }

    private static boolean isWritten(Connection connection, String sql) {
        try {
            execute(connection, sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void execute(Connection connection, String... sqls) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : sqls) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> read(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                Object value = rows.getObject(1);
                found.add(
                        value instanceof byte[] bytes
                                ? new String(bytes, StandardCharsets.ISO_8859_1)
                                : String.valueOf(value));
            }
        }
        return found;
    }
}
