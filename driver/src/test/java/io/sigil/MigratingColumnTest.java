package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
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

/** Columns that hold plaintext and cells side by side. */
class MigratingColumnTest {
    private static final String COLUMNS = """
            ssn: {type: VARCHAR(11), mode: deterministic, STATE}
                  born: {type: DATE, search: range, acceptLeakage: order, STATE}
                  name: {type: VARCHAR(20), search: prefix, storage: text, STATE}
                  city: {type: VARCHAR(20), search: range, acceptLeakage: order, storage: text, STATE}
                  mail: {type: VARCHAR(40), search: equality, normalize: [lowercase], STATE}
                  score: {type: DOUBLE, search: equality, STATE}
                  note: {type: CLOB, STATE}
            """;

    @TempDir
    private Path directory;

    private final String database = "h2:mem:" + UUID.randomUUID();
    private Connection plain;
    private Connection connection;

    @BeforeEach
    void connect() throws Exception {
        plain = DriverManager.getConnection("jdbc:" + database);
        rules("state: migrating");
        connection = DriverManager.getConnection(
                "jdbc:sigil:" + database + ";sigil.rules=" + directory.resolve("sigil.yaml"));
        execute(
                connection,
                "CREATE TABLE users (id INT PRIMARY KEY, ssn VARCHAR(11), born DATE, name VARCHAR(20), city VARCHAR(20),"
                        + " mail VARCHAR(40), score DOUBLE PRECISION, note CLOB)");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        plain.close();
    }

    private void rules(String state) throws Exception {
        Path next = directory.resolve("next.yaml");
        Files.writeString(
                next,
                "version: 1\nkeys: {demo: {kms: local, keyring: '" + directory.resolve("keys.p12")
                        + "', password: secret, create: true}}\ntables:\n  users:\n    columns:\n      "
                        + COLUMNS.replace("STATE", state));
        Files.move(
                next,
                directory.resolve("sigil.yaml"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
        Thread.sleep(150);
    }

    private static void execute(Connection on, String sql) throws SQLException {
        try (Statement statement = on.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Row 1 through Sigil, row 2 past it. */
    private void twoRows() throws SQLException {
        execute(
                connection,
                "INSERT INTO users VALUES (1, '1-1', DATE '2001-02-03', 'Ann', 'Aachen', 'a@b.c', 1.5, 'cell')");
        try (PreparedStatement insert = plain.prepareStatement("INSERT INTO users VALUES (2, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setBytes(1, bytes("2-2"));
            insert.setBytes(2, bytes("1999-12-31"));
            insert.setString(3, "Anton");
            insert.setString(4, "Bonn");
            insert.setBytes(5, bytes("x@y.z"));
            insert.setBytes(6, bytes("2.5"));
            insert.setBytes(7, bytes("plain"));
            insert.executeUpdate();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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

    @Test
    void bothFormsAreRead() throws Exception {
        twoRows();
        for (String column : List.of("ssn", "born", "name", "city", "mail", "score", "note")) {
            assertThat(query("SELECT " + column + " FROM users ORDER BY id"))
                    .as(column)
                    .hasSize(2);
        }
        assertThat(query("SELECT born FROM users ORDER BY id")).containsExactly("2001-02-03", "1999-12-31");
        assertThat(query("SELECT score FROM users ORDER BY id")).containsExactly("1.5", "2.5");
        assertThat(query("SELECT note FROM users ORDER BY id")).containsExactly("cell", "plain");
    }

    @Test
    void everyWriteIsACell() throws Exception {
        twoRows();
        execute(connection, "UPDATE users SET ssn = '3-3' WHERE ssn = '2-2'");
        try (Statement statement = plain.createStatement();
                ResultSet rows = statement.executeQuery("SELECT ssn FROM users")) {
            while (rows.next()) {
                assertThat(rows.getBytes(1)).startsWith(0x75, 0x34, 0x56);
            }
        }
        assertThat(query("SELECT id FROM users WHERE ssn = '3-3'")).containsExactly("2");
    }

    @Test
    void searchesFindBothForms() throws Exception {
        twoRows();
        assertThat(query("SELECT id FROM users WHERE ssn = '1-1'")).containsExactly("1");
        assertThat(query("SELECT id FROM users WHERE '2-2' = ssn")).containsExactly("2");
        assertThat(query("SELECT id FROM users WHERE ssn IN ('1-1', '2-2', '3-3')"))
                .containsExactly("1", "2");
        assertThat(query("SELECT id FROM users WHERE ssn NOT IN ('1-1', '3-3')"))
                .containsExactly("2");
        assertThat(query("SELECT id FROM users WHERE ssn IS DISTINCT FROM '2-2'"))
                .containsExactly("1");
        assertThat(query("SELECT id FROM users WHERE born <> DATE '2001-02-03'"))
                .containsExactly("2");
        assertThat(query("SELECT id FROM users WHERE born = DATE '1999-12-31'")).containsExactly("2");
        assertThat(query("SELECT id FROM users WHERE name LIKE 'An%' ORDER BY id"))
                .containsExactly("1", "2");
        assertThat(query("SELECT id FROM users WHERE name NOT LIKE 'Ant%'")).containsExactly("1");
        assertThat(query("SELECT id FROM users WHERE city < 'Bz' ORDER BY id")).containsExactly("1", "2");
        assertThat(query("SELECT id FROM users WHERE 'B' <= city")).containsExactly("2");
        assertThat(query("SELECT id FROM users WHERE city BETWEEN 'A' AND 'B'")).containsExactly("1");
        assertThat(query("SELECT COUNT(note) FROM users WHERE note IS NOT NULL"))
                .containsExactly("2");
    }

    /** What begins like a cell's text is in the range of these prefixes. */
    @Test
    void cellsAreNotTakenForTheirText() throws Exception {
        twoRows();
        assertThat(query("SELECT id FROM users WHERE name LIKE 'S%'")).isEmpty();
        assertThat(query("SELECT id FROM users WHERE name LIKE '%'")).hasSize(2);
        try (Statement statement = plain.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM users WHERE id = 1")) {
            rows.next();
            try (PreparedStatement find = connection.prepareStatement("SELECT id FROM users WHERE name = ?")) {
                find.setString(1, rows.getString(1).substring(0, 20));
                assertThat(find.executeQuery().next()).isFalse();
            }
        }
    }

    @Test
    void whatBeginsAsACellAndIsNoneIsAnError() throws Exception {
        execute(plain, "INSERT INTO users (id, ssn) VALUES (1, X'75345602AB')");
        assertThatThrownBy(() -> query("SELECT ssn FROM users")).hasMessageStartingWith("SIGIL-4002");
        execute(plain, "UPDATE users SET ssn = NULL, name = 'SIGLAND'");
        assertThatThrownBy(() -> query("SELECT name FROM users")).hasMessageStartingWith("SIGIL-400");
    }

    @Test
    void plaintextThatSearchesWouldMissIsAnError() throws Exception {
        execute(plain, "INSERT INTO users (id, born) VALUES (1, X'" + hex("2001-2-3") + "')");
        assertThatThrownBy(() -> query("SELECT born FROM users"))
                .hasMessageStartingWith("SIGIL-4009")
                .hasMessageNotContaining("2001-2-3");
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte b : bytes(text)) {
            hex.append(String.format("%02x", b));
        }
        return hex.toString();
    }

    @Test
    void whatNeedsOneFormIsRefused() throws Exception {
        twoRows();
        for (String sql : List.of(
                "SELECT COUNT(*) FROM users GROUP BY ssn",
                "SELECT DISTINCT ssn FROM users",
                "SELECT a.id FROM users a JOIN users b ON a.ssn = b.ssn",
                "SELECT ssn FROM users UNION SELECT ssn FROM users",
                "SELECT id FROM users ORDER BY city",
                "SELECT MAX(city) FROM users",
                "SELECT id FROM users WHERE born < DATE '2001-01-01'",
                "SELECT id FROM users WHERE mail = 'a@b.c'",
                "SELECT id FROM users WHERE score = 1.5e0",
                "SELECT id FROM users WHERE COALESCE(ssn, 'x') = 'x'",
                "INSERT INTO users (id, ssn) SELECT id + 10, ssn FROM users")) {
            assertThatThrownBy(() -> execute(connection, sql))
                    .as(sql)
                    .hasMessageStartingWith("SIGIL-2015")
                    .hasMessageContaining("is in state migrating");
        }
    }

    @Test
    void theStateEndsWhenNoPlaintextIsLeft() throws Exception {
        twoRows();
        rules("state: encrypted");
        assertThat(query("SELECT id FROM users WHERE ssn = '2-2'")).containsExactly("2");
        execute(
                connection,
                "UPDATE users SET ssn = '2-2', born = DATE '1999-12-31', name = 'Anton', city = 'Bonn', mail = 'x@y.z',"
                        + " score = 2.5e0, note = 'plain' WHERE id = 2");
        rules("state: encrypted ");
        assertThat(query("SELECT COUNT(*) FROM users GROUP BY ssn")).hasSize(2);
        assertThat(query("SELECT id FROM users ORDER BY city")).containsExactly("1", "2");
    }

    @Test
    void aUniqueColumnStaysUnique() throws Exception {
        execute(connection, "ALTER TABLE users ADD CONSTRAINT one_ssn UNIQUE (ssn)");
        twoRows();
        assertThatThrownBy(() -> execute(connection, "INSERT INTO users (id, ssn) VALUES (3, '2-2')"))
                .hasMessageContaining("ONE_SSN");
        try (PreparedStatement merge =
                connection.prepareStatement("MERGE INTO users (id, ssn, name) KEY (ssn) VALUES (?, ?, ?)")) {
            merge.setInt(1, 2);
            merge.setString(2, "2-2");
            merge.setString(3, "Bert");
            assertThat(merge.executeUpdate()).isOne();
        }
        assertThatThrownBy(() -> execute(connection, "UPDATE users SET ssn = '2-2' WHERE id = 1"))
                .hasMessageContaining("ONE_SSN");
        for (String sql : List.of(
                "UPDATE users SET ssn = CASE WHEN id = 1 THEN '7-7' ELSE '8-8' END",
                "INSERT INTO users (id, ssn) SELECT id + 10, ssn FROM users")) {
            assertThatThrownBy(() -> execute(connection, sql)).as(sql).hasMessageStartingWith("SIGIL-2015");
        }
        assertThat(query("SELECT name FROM users ORDER BY id")).containsExactly("Ann", "Bert");
    }

    /** The way back: from cells, some of which are plaintext already. */
    @Test
    void decryptingWritesPlaintextAndFindsBothForms() throws Exception {
        twoRows();
        rules("state: decrypting");
        assertThat(query("SELECT id FROM users WHERE ssn IN ('1-1', '2-2')")).containsExactly("1", "2");
        assertThat(query("SELECT id FROM users WHERE name LIKE 'An%'")).hasSize(2);
        execute(connection, "UPDATE users SET ssn = '9-9', born = DATE '2020-02-02', note = 'open' WHERE ssn = '1-1'");
        try (Statement statement = plain.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT UTF8TOSTRING(ssn), UTF8TOSTRING(born), UTF8TOSTRING(CAST(note AS VARBINARY)) FROM users WHERE id = 1")) {
            rows.next();
            assertThat(List.of(rows.getString(1), rows.getString(2), rows.getString(3)))
                    .containsExactly("9-9", "2020-02-02", "open");
        }
        assertThat(query("SELECT born FROM users WHERE ssn = '9-9'")).containsExactly("2020-02-02");
        assertThatThrownBy(() -> query("SELECT DISTINCT ssn FROM users"))
                .hasMessageStartingWith("SIGIL-2015")
                .hasMessageContaining("is in state decrypting");
        assertThatThrownBy(() -> execute(connection, "UPDATE users SET name = 'SIGLinde'"))
                .hasMessageStartingWith("SIGIL-4009")
                .hasMessageNotContaining("SIGLinde");
    }

    @Test
    void aRuleGoesWhenNoCellIsLeft() throws Exception {
        twoRows();
        rules("state: migrating");
        execute(connection, "DELETE FROM users WHERE id = 1");
        assertThat(query("SELECT ssn FROM users")).containsExactly("2-2");
    }
}
