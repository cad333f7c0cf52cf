package io.sigil.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.EachDatabase;
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
import org.junit.jupiter.api.io.TempDir;

/** Cells that are bound to other columns of their row: they are read there only. */
class BoundRowTest {
    private static final String TABLES = "tables:\n"
            + "  users: {subject: id, columns: {iban: {key: pii, type: VARCHAR(34), bindTo: [id]},"
            + " notes: {key: pii, type: VARCHAR(80), perSubject: true}}}\n"
            + "  items: {columns: {price: {key: pii, type: INTEGER, bindTo: [order_no, pos], search: equality}}}\n"
            + "  people: {columns: {ssn: {key: pii, type: VARCHAR(11), mode: deterministic},"
            + " file: {key: pii, type: VARCHAR(80), bindTo: [nick]}}}\n";

    @TempDir
    private Path folder;

    private Connection open(TestDatabase database) throws SQLException, IOException {
        String text = "version: 1\n" + RuledSide.sigil().keys(folder) + TABLES;
        Properties more = new Properties();
        more.setProperty(
                "sigil.rules",
                Files.writeString(folder.resolve("sigil.yaml"), text).toString());
        return database.connect("jdbc:sigil:", more);
    }

    private static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20), iban VARCHAR(34), notes VARCHAR(80))");
            statement.execute(
                    "CREATE TABLE items (order_no BIGINT, pos SMALLINT, price INT, PRIMARY KEY (order_no, pos))");
            statement.execute("CREATE TABLE people (nick VARCHAR(20) PRIMARY KEY, ssn VARCHAR(11), file VARCHAR(80))");
            statement.execute("CREATE VIEW seen AS SELECT id, iban FROM users");
        }
        update(
                connection,
                "INSERT INTO users (id, name, iban, notes) VALUES (1, 'ann', 'DE1', 'n1')," + " (?, ?, ?, ?)",
                2,
                "bob",
                "DE2",
                "n2");
        update(connection, "INSERT INTO items VALUES (7, 1, 100), (7, 2, 200)");
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static List<String> read(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(i > 1 ? " " : "").append(result.getString(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    @EachDatabase(fresh = true)
    void cellsAreReadBesideWhatTheyAreBoundTo(TestDatabase database) throws Exception {
        try (Connection connection = open(database)) {
            create(connection);
            assertThat(read(connection, "SELECT id, iban FROM users ORDER BY id"))
                    .containsExactly("1 DE1", "2 DE2");
            assertThat(read(connection, "SELECT * FROM users WHERE id = 1")).containsExactly("1 ann DE1 n1");
            assertThat(read(
                            connection,
                            "SELECT u.iban, price AS p, i.pos, i.order_no o, u.id FROM users u JOIN items i"
                                    + " ON i.pos = u.id ORDER BY u.id"))
                    .containsExactly("DE1 100 1 7 1", "DE2 200 2 7 2");
            assertThat(read(
                            connection,
                            "SELECT a.*, b.iban, b.id FROM users a LEFT JOIN users b ON b.id = a.id + 1"
                                    + " ORDER BY a.id"))
                    .containsExactly("1 ann DE1 n1 DE2 2", "2 bob DE2 n2 null null");
            assertThat(update(connection, "UPDATE users SET iban = ?, name = ? WHERE id = ?", "DE3", "c", 2))
                    .isEqualTo(1);
            assertThat(update(connection, "UPDATE items SET price = 300 WHERE pos = 2 AND 7 = order_no"))
                    .isEqualTo(1);
            assertThat(read(connection, "SELECT id, iban FROM users WHERE id = 2"))
                    .containsExactly("2 DE3");
            assertThat(read(connection, "SELECT order_no, pos, price FROM items WHERE price = 300"))
                    .containsExactly("7 2 300");
            assertThat(read(connection, "SELECT COUNT(iban), COUNT(*) FROM users WHERE iban IS NOT NULL"))
                    .containsExactly("2 2");
            update(connection, "INSERT INTO people (nick, ssn, file) VALUES (?, '1-1', ?)", "ann", "text");
            assertThat(read(connection, "SELECT file, nick, ssn FROM people")).containsExactly("text ann 1-1");
            if (database.dialect() == Dialect.POSTGRESQL) {
                assertThat(read(connection, "UPDATE users SET iban = 'DE4' WHERE id = 2 RETURNING iban, id"))
                        .containsExactly("DE4 2");
                assertThat(read(connection, "INSERT INTO users (id, iban) VALUES (9, 'DE9') RETURNING *"))
                        .containsExactly("9 null DE9 null");
            }
        }
    }

    @EachDatabase(fresh = true)
    void statementThatDoesntKnowTheRowIsRefused(TestDatabase database) throws Exception {
        try (Connection connection = open(database)) {
            create(connection);
            List<String> refused = new ArrayList<>(List.of(
                    "SELECT iban FROM users",
                    "SELECT id + 0 AS id, iban FROM users",
                    "SELECT CASE WHEN id = 1 THEN iban END, id FROM users",
                    "SELECT iban, id FROM (SELECT iban, id FROM users) u",
                    "SELECT iban, (SELECT id FROM users u WHERE u.id = users.id) AS id FROM users",
                    "SELECT a.iban, b.id FROM users a JOIN users b ON a.id = b.id",
                    "SELECT order_no, price FROM items",
                    "SELECT id, iban FROM users UNION ALL SELECT id, iban FROM users",
                    "SELECT id, iban FROM seen",
                    "INSERT INTO users (iban) VALUES ('x')",
                    "INSERT INTO items (order_no, price) VALUES (1, 2)",
                    "INSERT INTO users (id, iban) SELECT 5, 'x'",
                    "INSERT INTO users (id, iban) SELECT id + 10, iban FROM users",
                    "UPDATE users SET iban = 'x'",
                    "UPDATE users SET iban = 'x' WHERE name = 'ann'",
                    "UPDATE items SET price = 1 WHERE order_no = 7",
                    "UPDATE items SET pos = 9 WHERE order_no = 7",
                    "UPDATE users SET id = 9 WHERE id = 1"));
            for (String sql : refused) {
                assertThatThrownBy(() -> connection.prepareStatement(sql))
                        .as(sql)
                        .hasMessageStartingWith("SIGIL-");
                try (Statement statement = connection.createStatement()) {
                    assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageStartingWith("SIGIL-");
                }
            }
            assertThat(read(connection, "SELECT id, iban FROM users ORDER BY id"))
                    .containsExactly("1 DE1", "2 DE2");
        }
    }

    @EachDatabase(fresh = true)
    void cellsThatSwapTheirRowsAreNoticed(TestDatabase database) throws Exception {
        try (Connection connection = open(database)) {
            create(connection);
            try (Connection bare = database.connect();
                    Statement statement = bare.createStatement()) {
                byte[][] ibans = new byte[2][];
                byte[][] notes = new byte[2][];
                try (ResultSet rows = statement.executeQuery("SELECT iban, notes FROM users ORDER BY id")) {
                    for (int i = 0; i < 2; i++) {
                        rows.next();
                        ibans[i] = rows.getBytes(1);
                        notes[i] = rows.getBytes(2);
                    }
                }
                try (PreparedStatement swap =
                        bare.prepareStatement("UPDATE users SET iban = ?, notes = ? WHERE id = ?")) {
                    for (int i = 0; i < 2; i++) {
                        swap.setBytes(1, ibans[1 - i]);
                        swap.setBytes(2, notes[1 - i]);
                        swap.setInt(3, i + 1);
                        swap.executeUpdate();
                    }
                }
                statement.executeUpdate("UPDATE items SET pos = 3 WHERE pos = 2");
            }
            for (String query : List.of(
                    "SELECT id, iban FROM users",
                    "SELECT id, notes FROM users",
                    "SELECT order_no, pos, price FROM items WHERE pos = 3")) {
                assertThatThrownBy(() -> read(connection, query)).as(query).hasMessageStartingWith("SIGIL-4005");
            }
            assertThat(read(connection, "SELECT order_no, pos, price FROM items WHERE pos = 1"))
                    .containsExactly("7 1 100");
        }
    }
}
