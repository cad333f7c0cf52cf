package io.sigil.it.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;

/** Several statements in one string, and changes with results of their own, as each database's driver gives them. */
class SeveralStatementsTest {
    private static final String RULES = "tables: {users: {columns: {ssn: {key: pii, type: VARCHAR(11), mode:"
            + " deterministic}, email: {key: pii, type: VARCHAR(40)}}},\n"
            + "  numbered: {columns: {ssn: {key: pii, type: VARCHAR(11)}}}}\n";
    private static final String CREATE =
            "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20), ssn VARCHAR(11), email VARCHAR(40))";

    @TempDir
    private Path folder;

    @EachDatabase(fresh = true)
    void bothSidesSeeTheSame(TestDatabase ruled) throws Exception {
        Properties properties = new Properties();
        if (ruled.dialect().isMySqlFamily()) {
            properties.setProperty("allowMultiQueries", "true");
        }
        List<String> plaintext;
        TestDatabase plain = ruled.server().createDatabase("plain");
        try (Connection connection = plain.connect("jdbc:", properties)) {
            plaintext = run(connection, ruled.dialect());
        }
        properties.setProperty("sigil.rules", rules());
        try (Connection connection = ruled.connect("jdbc:sigil:", properties)) {
            assertThat(run(connection, ruled.dialect())).containsExactlyElementsOf(plaintext);
        }
        try (Connection bare = ruled.connect("jdbc:", new Properties());
                Statement statement = bare.createStatement();
                ResultSet rows = statement.executeQuery("SELECT ssn FROM users WHERE ssn IS NOT NULL")) {
            assertThat(rows.next()).isTrue();
            do {
                assertThat(rows.getBytes(1)).startsWith(0x75, 0x34, 0x56);
            } while (rows.next());
        }
    }

    private String rules() throws IOException {
        String text = "version: 1\n" + RuledSide.sigil().keys(folder) + RULES;
        return Files.writeString(folder.resolve("sigil.yaml"), text).toString();
    }

    private static List<String> run(Connection connection, Dialect dialect) throws SQLException {
        List<String> seen = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
            for (String sql : texts(dialect)) {
                seen.add(sql);
                walk(statement, statement.execute(sql), seen);
            }
        }
        try (PreparedStatement both = connection.prepareStatement("UPDATE users SET ssn = ?, name = ? WHERE id = ?;"
                + " SELECT name, ssn FROM users WHERE ssn = ? ORDER BY id; SELECT email, id FROM users WHERE id = ?")) {
            both.setString(1, "9-9");
            both.setString(2, "nine");
            both.setInt(3, 2);
            both.setString(4, "9-9");
            both.setInt(5, 1);
            for (int i = 0; i < 2; i++) {
                walk(both, both.execute(), seen);
            }
        }
        generatedKeys(connection, dialect, seen);
        return seen;
    }

    /** The keys of each INSERT of a string, by every way to ask for them. */
    private static void generatedKeys(Connection connection, Dialect dialect, List<String> seen) throws SQLException {
        String id = dialect.isMySqlFamily() ? "INT AUTO_INCREMENT" : "INT GENERATED ALWAYS AS IDENTITY";
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE numbered (id " + id + " PRIMARY KEY, name VARCHAR(20), ssn VARCHAR(11))");
        }
        if (dialect != Dialect.POSTGRESQL) {
            ofSeveral(connection, seen);
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO numbered (ssn, name) VALUES (?, ?)", Statement.RETURN_GENERATED_KEYS)) {
            for (String ssn : List.of("7-7", "8-8", "9-9")) {
                insert.setString(1, ssn);
                insert.setString(2, ssn);
                insert.addBatch();
            }
            keys(insert, () -> insert.executeBatch().length == 0, seen);
        }
        try (Statement statement = connection.createStatement()) {
            walk(statement, statement.execute("SELECT name, ssn FROM numbered ORDER BY id"), seen);
        }
    }

    private static void ofSeveral(Connection connection, List<String> seen) throws SQLException {
        String inserts = "INSERT INTO numbered (ssn, name) VALUES ('1-1', 'a'); INSERT INTO numbered (name, ssn) VALUES"
                + " ('b', '2-2'), ('c', '3-3')";
        String[] columns = {"id", "ssn"};
        try (Statement statement = connection.createStatement()) {
            keys(statement, () -> statement.execute(inserts, Statement.RETURN_GENERATED_KEYS), seen);
            keys(statement, () -> statement.execute(inserts, columns), seen);
            keys(
                    statement,
                    () -> statement.execute(
                            "INSERT INTO numbered (ssn) VALUES ('4-4'); UPDATE numbered SET ssn = '5-5' WHERE id = 1",
                            Statement.RETURN_GENERATED_KEYS),
                    seen);
        }
        String prepared =
                "INSERT INTO numbered (ssn, name) VALUES (?, 'd'); INSERT INTO numbered (name, ssn) VALUES (?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(prepared, Statement.RETURN_GENERATED_KEYS)) {
            bind(insert);
            keys(insert, insert::execute, seen);
        }
        try (PreparedStatement insert = connection.prepareStatement(prepared, columns)) {
            bind(insert);
            keys(insert, insert::execute, seen);
        }
    }

    /** pgjdbc mixes the keys with the statements' results, and which of them hold cells can't be told. */
    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void generatedKeysOfSeveralStatementsAreRefusedOnPostgres(TestDatabase ruled) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules());
        try (Connection connection = ruled.connect("jdbc:sigil:", properties);
                Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
            assertThatThrownBy(() -> statement.execute(
                            "INSERT INTO users (id, ssn) VALUES (1, '1-1'); INSERT INTO users (id, ssn) VALUES (2, '2-2')",
                            Statement.RETURN_GENERATED_KEYS))
                    .isInstanceOf(SQLSyntaxErrorException.class)
                    .hasMessageStartingWith("SIGIL-2007");
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM users")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }

    private static void bind(PreparedStatement insert) throws SQLException {
        insert.setString(1, "6-6");
        insert.setString(2, "e");
        insert.setString(3, "7-7");
    }

    /** The execution of a statement, which says whether rows come first. */
    @FunctionalInterface
    private interface Execution {
        boolean run() throws SQLException;
    }

    private static void keys(Statement statement, Execution execution, List<String> seen) throws SQLException {
        boolean rows;
        try {
            rows = execution.run();
        } catch (SQLException e) {
            // Which of these ways a driver has is its own affair.
            seen.add("fails with SQLState " + e.getSQLState());
            return;
        }
        do {
            seen.add((rows ? "rows, " : statement.getUpdateCount() + " changed, ") + generated(statement));
            rows = statement.getMoreResults();
        } while (rows || statement.getUpdateCount() != -1);
    }

    private static String generated(Statement statement) {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            return "keys " + read(keys);
        } catch (SQLException e) {
            return "no keys, SQLState " + e.getSQLState();
        }
    }

    private static List<String> texts(Dialect dialect) {
        List<String> texts = new ArrayList<>(List.of(
                "INSERT INTO users VALUES (1, 'one', '1-1', 'a@x'); INSERT INTO users (id, ssn) VALUES (2, '2-2');"
                        + " UPDATE users SET email = 'b@x' WHERE ssn = '2-2'",
                "SELECT ssn FROM users ORDER BY id; SELECT 1; SELECT id, email, ssn FROM users WHERE ssn = '2-2'",
                "UPDATE users SET name = 'x' WHERE ssn = '1-1'; SELECT name, email FROM users ORDER BY id;"));
        switch (dialect) {
            case POSTGRESQL -> {
                texts.add("WITH d AS (UPDATE users SET ssn = '3-3' WHERE id = 1 RETURNING ssn, email)"
                        + " SELECT email, ssn FROM d");
                texts.add("WITH i AS (INSERT INTO users VALUES (3, 'c', '4-4', 'c@x') RETURNING *) SELECT * FROM i");
                texts.add("MERGE INTO users u USING (VALUES (1, '5-5'), (7, '7-7')) AS s(id, ssn) ON u.id = s.id"
                        + " WHEN MATCHED THEN UPDATE SET ssn = s.ssn"
                        + " WHEN NOT MATCHED THEN INSERT (id, ssn, email) VALUES (s.id, s.ssn, 'm@x')");
                texts.add("SELECT id FROM users WHERE ssn = ANY (ARRAY['5-5', '7-7']) ORDER BY id");
                texts.add("BEGIN; DELETE FROM users WHERE ssn = '7-7'; SELECT count(ssn) FROM users");
                texts.add("ROLLBACK");
            }
            case H2 -> {
                texts.add("SELECT id, ssn FROM FINAL TABLE (UPDATE users SET ssn = '3-3' WHERE id = 1)");
                texts.add("SELECT * FROM OLD TABLE (DELETE FROM users WHERE ssn = '3-3')");
                texts.add("MERGE INTO users KEY (id) VALUES (1, 'k', '5-5', 'k@x'), (7, 'm', '7-7', NULL)");
                texts.add("MERGE INTO users u USING (VALUES (1, '6-6'), (8, '8-8')) AS s(id, ssn) ON u.id = s.id"
                        + " WHEN MATCHED THEN UPDATE SET ssn = s.ssn"
                        + " WHEN NOT MATCHED THEN INSERT (id, ssn, email) VALUES (s.id, s.ssn, 'm@x')");
            }
            case MYSQL -> {
                texts.add("INSERT INTO users (id, ssn) VALUES (1, '3-3') AS n(a, b) ON DUPLICATE KEY UPDATE ssn = n.b");
                texts.add(
                        "SELECT /*!40001 SQL_NO_CACHE */ ssn FROM users /*!50000 IGNORE INDEX (PRIMARY) */ ORDER BY id");
                texts.add("SELECT id INTO @x FROM users WHERE ssn = '3-3'; SELECT @x");
            }
            case MARIADB -> {
                texts.add("INSERT INTO users (id, ssn) VALUES (5, '5-5') RETURNING ssn, id; DELETE FROM users"
                        + " WHERE ssn = '5-5' RETURNING id, ssn");
                texts.add(
                        "SELECT /*!40001 SQL_NO_CACHE */ ssn FROM users /*M!100000 IGNORE INDEX (PRIMARY) */ ORDER BY id");
                texts.add("SELECT id INTO @x FROM users WHERE ssn = '1-1'; SELECT @x");
            }
        }
        return texts;
    }

    /** JDBC 4.3 §13.1.2.3: result after result, until there are neither rows nor a count. */
    private static void walk(Statement statement, boolean first, List<String> seen) throws SQLException {
        boolean rows = first;
        while (rows || statement.getUpdateCount() != -1) {
            if (rows) {
                try (ResultSet result = statement.getResultSet()) {
                    seen.add(read(result));
                }
            } else {
                seen.add(statement.getUpdateCount() + " rows");
            }
            rows = statement.getMoreResults();
        }
    }

    private static String read(ResultSet rows) throws SQLException {
        StringBuilder text = new StringBuilder();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            text.append('(');
            for (int i = 1; i <= columns; i++) {
                text.append(i > 1 ? ", " : "").append(rows.getString(i));
            }
            text.append(')');
        }
        return text.toString();
    }
}
