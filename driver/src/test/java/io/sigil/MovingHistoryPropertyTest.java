package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is written, read and moved, and by whom: a column in motion gives what a plaintext column gives. */
class MovingHistoryPropertyTest {
    private static final String DATABASE = "h2:mem:moving-history;DB_CLOSE_DELAY=-1";
    private static final String PLAIN = "jdbc:h2:mem:moving-history-twin;DB_CLOSE_DELAY=-1";

    @BeforeContainer
    static void createTables() throws Exception {
        Path folder = Files.createTempDirectory("moving-history");
        System.setProperty("sigil.test.moving.history", folder.toString());
        Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\nkeys: {demo: {kms: local, keyring: '" + folder.resolve("k.p12")
                        + "', password: secret, create: true}}\ntables:\n  t:\n    columns:\n"
                        + "      d: {type: VARCHAR(9), mode: deterministic, state: migrating}\n"
                        + "      p: {type: VARCHAR(9), search: prefix, storage: text, state: migrating}\n");
        try (Connection ruled = ruled();
                Connection plain = DriverManager.getConnection(PLAIN)) {
            for (Connection connection : List.of(ruled, plain)) {
                execute(connection, "CREATE TABLE t (id INT PRIMARY KEY, d VARCHAR(9) UNIQUE, p VARCHAR(9))");
            }
        }
    }

    @AfterContainer
    static void dropTables() throws SQLException {
        execute(DriverManager.getConnection("jdbc:" + DATABASE), "SHUTDOWN");
        execute(DriverManager.getConnection(PLAIN), "SHUTDOWN");
        System.clearProperty("sigil.test.moving.history");
    }

    private static Connection ruled() throws SQLException {
        return DriverManager.getConnection("jdbc:sigil:" + DATABASE + ";sigil.rules="
                + Path.of(System.getProperty("sigil.test.moving.history"), "sigil.yaml"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One step of a history. */
    record Act(int kind, int id, String value) {}

    @Provide
    Arbitrary<List<Act>> histories() {
        Arbitrary<String> values = Arbitraries.of("", "a", "ab", "A", "SIG", "ab%", "b ", "b", "\u00e4", "x_y");
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(1, 4),
                        values)
                .as(Act::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Property(tries = 60)
    void everyHistoryGivesWhatPlaintextGives(@ForAll("histories") List<Act> history) throws SQLException {
        try (Connection ruled = ruled();
                Connection physical = DriverManager.getConnection("jdbc:" + DATABASE);
                Connection plain = DriverManager.getConnection(PLAIN)) {
            execute(ruled, "DELETE FROM t");
            execute(plain, "DELETE FROM t");
            for (Act act : history) {
                assertThat(done(act, ruled, physical))
                        .as("%s of %s", act, history)
                        .isEqualTo(done(act, plain, plain));
                assertThat(seen(ruled, act.value))
                        .as("after %s of %s", act, history)
                        .isEqualTo(seen(plain, act.value));
            }
        }
    }

    /** The outcome of one step; {@code past} is a program that doesn't know of the rules yet. */
    private static Object done(Act act, Connection connection, Connection past) throws SQLException {
        return switch (act.kind) {
            case 0, 1 -> changed(connection, "INSERT INTO t (d, p, id) VALUES (?, ?, ?)", act);
            case 2 -> changed(connection, "UPDATE t SET d = ?, p = ? WHERE id = ?", act);
            case 3 -> changed(connection, "DELETE FROM t WHERE d = ? OR p = ? AND id = ?", act);
            case 4 -> changed(connection, "MERGE INTO t (d, p, id) KEY (d) VALUES (?, ?, ?)", act);
            // It would find no equal cell, so it writes only what isn't there.
            case 5 -> count(connection, act.value) > 0 ? "there" : past(past, act, past != connection);
            case 6 -> moved(connection, act);
            default -> throw new AssertionError(act);
        };
    }

    private static long count(Connection connection, String value) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM t WHERE d = ?")) {
            query.setString(1, value);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static Object past(Connection connection, Act act, boolean bytes) {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (d, p, id) VALUES (?, ?, ?)")) {
            if (bytes) {
                insert.setBytes(1, act.value.getBytes(StandardCharsets.UTF_8));
            } else {
                insert.setString(1, act.value);
            }
            insert.setString(2, act.value);
            insert.setInt(3, act.id);
            return insert.executeUpdate();
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    /** What moves existing values: reads a row and writes the same. */
    private static Object moved(Connection connection, Act act) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT d, p FROM t WHERE id = ?")) {
            query.setInt(1, act.id);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return 0;
                }
                try (PreparedStatement update =
                        connection.prepareStatement("UPDATE t SET d = ?, p = ? WHERE id = ? AND d = ?")) {
                    update.setString(1, rows.getString(1));
                    update.setString(2, rows.getString(2));
                    update.setInt(3, act.id);
                    update.setString(4, rows.getString(1));
                    return update.executeUpdate();
                }
            }
        }
    }

    private static Object changed(Connection connection, String sql, Act act) {
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            change.setString(1, act.value);
            change.setString(2, act.value);
            change.setInt(3, act.id);
            return change.executeUpdate();
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static List<Object> seen(Connection connection, String value) throws SQLException {
        String escaped = value.replace("%", "\\%").replace("_", "\\_");
        List<Object> seen = new ArrayList<>();
        for (String sql : List.of(
                "SELECT id, d, p FROM t WHERE ? IS NOT NULL",
                "SELECT id, d, p FROM t WHERE d = ?",
                "SELECT id, d, p FROM t WHERE d <> ?",
                "SELECT id, d, p FROM t WHERE p IN ('a', ?)",
                "SELECT id, d, p FROM t WHERE p NOT IN ('b ', ?)",
                "SELECT id, d, p FROM t WHERE p LIKE ?")) {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, sql.contains("LIKE") ? escaped + "%" : value);
                TreeSet<String> rows = new TreeSet<>();
                try (ResultSet found = query.executeQuery()) {
                    while (found.next()) {
                        rows.add(found.getString(1) + "|" + found.getString(2) + "|" + found.getString(3));
                    }
                }
                seen.add(rows);
            }
        }
        return seen;
    }
}
