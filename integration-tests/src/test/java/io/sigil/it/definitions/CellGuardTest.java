package io.sigil.it.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
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
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;

/** What the CHECK constraint of a ruled column lets pass when somebody writes past the driver. */
class CellGuardTest {
    private static final List<String> COLUMNS = List.of("plainly", "alike", "found", "large");
    private static final int PREFIX = 4;

    @TempDir
    private Path folder;

    @EachDatabase
    void cellsPassAndWhatIsShorterOrBeginsOtherwiseDoesNot(TestDatabase database) throws Exception {
        Path file = Files.writeString(
                folder.resolve("sigil.yaml"), "version: 1\n" + RuledSide.sigil().keys(folder) + """
                tables:
                  guarded:
                    columns:
                      plainly: {key: pii, type: VARCHAR(20)}
                      alike: {key: pii, type: VARCHAR(20), mode: deterministic}
                      found: {key: pii, type: VARCHAR(20), search: equality}
                      large: {key: pii, type: VARCHAR(5000)}
                """);
        Properties rules = new Properties();
        rules.setProperty("sigil.rules", file.toString());
        try (Connection sigil = database.connect("jdbc:sigil:", rules);
                Connection raw = database.connect()) {
            if (database.dialect() == Dialect.POSTGRESQL) {
                // The guard means the same where backslashes escape in every literal.
                execute(sigil, "SET standard_conforming_strings = off");
            }
            execute(
                    sigil,
                    "CREATE TABLE guarded (id INT, plainly VARCHAR(20), alike VARCHAR(20), found VARCHAR(20), large VARCHAR(5000))",
                    "INSERT INTO guarded VALUES (1, '', '', '', ''),"
                            + " (2, 'a longer one', 'a longer one', 'a longer one', 'a longer one')");
            for (String column : COLUMNS) {
                byte[] smallest = cell(raw, column, 1);
                byte[] longer = cell(raw, column, 2);
                store(raw, column, null);
                store(raw, column, smallest);
                store(raw, column, longer);
                refuses(raw, column, new byte[0]);
                refuses(raw, column, Arrays.copyOf(smallest, smallest.length - 1));
                refuses(raw, column, "123-45-6789".repeat(8).getBytes(StandardCharsets.US_ASCII));
                for (int bit = 0; bit < PREFIX * Byte.SIZE; bit++) {
                    byte[] flipped = longer.clone();
                    flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                    refuses(raw, column, flipped);
                }
            }
            assertThat(sigil.isValid(1)).isTrue();
        }
    }

    private static void refuses(Connection raw, String column, byte[] value) {
        assertThatThrownBy(() -> store(raw, column, value))
                .isInstanceOf(SQLException.class)
                .satisfies(e -> assertThat(((SQLException) e).getSQLState()).matches("23.*|HY000"));
    }

    private static void store(Connection raw, String column, byte[] value) throws SQLException {
        try (PreparedStatement insert =
                raw.prepareStatement("INSERT INTO guarded (id, " + column + ") VALUES (3, ?)")) {
            insert.setBytes(1, value);
            insert.executeUpdate();
        }
    }

    private static byte[] cell(Connection raw, String column, int id) throws SQLException {
        try (Statement statement = raw.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + column + " FROM guarded WHERE id = " + id)) {
            rows.next();
            return rows.getBytes(1);
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
