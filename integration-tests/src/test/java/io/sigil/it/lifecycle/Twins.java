package io.sigil.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
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

/** Does the same on a plaintext connection and on a ruled one, over a table {@code t} of five rows. */
final class Twins {
    private static final String TABLES =
            "tables: {t: {columns: {v: {key: pii, type: VARCHAR(20), mode: deterministic}}}}\n";

    private Twins() {}

    /** One thing to do; what it gives is compared as text. */
    interface Act {
        Object on(Connection connection) throws Exception;
    }

    /** What is wrong with an act is what its exception's SQLState class says. */
    static void same(TestDatabase ruled, Path folder, Act... acts) throws Exception {
        TestDatabase plain = ruled.server().createDatabase("plain");
        List<String> seen;
        List<String> expected;
        try (Connection connection = open(ruled, folder)) {
            seen = run(connection, acts);
        }
        try (Connection connection = plain.connect()) {
            expected = run(connection, acts);
        }
        assertThat(seen).containsExactlyElementsOf(expected);
    }

    static Connection open(TestDatabase ruled, Path folder) throws IOException, SQLException {
        return ruled.connect("jdbc:sigil:", properties(folder));
    }

    static Properties properties(Path folder) throws IOException {
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"), "version: 1\n" + RuledSide.sigil().keys(folder) + TABLES);
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules.toString());
        return properties;
    }

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT NOT NULL PRIMARY KEY, v VARCHAR(20))");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            for (int id = 1; id <= 5; id++) {
                insert.setInt(1, id);
                insert.setString(2, "value " + id);
                insert.executeUpdate();
            }
        }
    }

    private static List<String> run(Connection connection, Act... acts) throws SQLException {
        create(connection);
        List<String> seen = new ArrayList<>();
        for (Act act : acts) {
            String outcome;
            try {
                outcome = String.valueOf(act.on(connection));
            } catch (SQLException e) {
                String state = String.valueOf(e.getSQLState());
                outcome = "exception " + (state.length() < 2 ? state : state.substring(0, 2));
            } catch (Exception e) {
                outcome = "exception " + e.getClass().getName();
            }
            seen.add(outcome);
        }
        return seen;
    }

    static String values(ResultSet rows) throws SQLException {
        StringBuilder text = new StringBuilder();
        while (rows.next()) {
            text.append(rows.getString("v")).append(' ');
        }
        return text.toString();
    }

    static String all(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, v FROM t ORDER BY id")) {
            return values(rows);
        }
    }
}
