package io.sigil.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
import io.sigil.engine.ShreddedCells;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.keys.DataKeys;
import io.sigil.keys.ErasureReceipt;
import io.sigil.keys.KeyStore;
import io.sigil.keys.SubjectErasure;
import io.sigil.keys.store.JdbcKeyStore;
import io.sigil.rules.Rules;
import io.sigil.rules.RulesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** Columns with a key for each data subject: what can be written, what is read, and what is left after shredding. */
class SubjectTest {
    private static final String TABLES = "tables:\n"
            + "  users: {subject: id, columns: {notes: {key: pii, type: VARCHAR(80), perSubject: true},"
            + " email: {key: pii, type: VARCHAR(40), mode: deterministic}}}\n"
            + "  letters: {subject: owner, whenShredded: error, columns: {body: {key: pii, type: VARCHAR(80),"
            + " perSubject: true, storage: text}}}\n"
            + "  people: {subject: ssn, columns: {ssn: {key: pii, type: VARCHAR(11), mode: deterministic},"
            + " file: {key: pii, type: VARCHAR(80), perSubject: true}}}\n"
            + "  tokens: {subject: uid, columns: {t: {key: pii, type: VARCHAR(80), perSubject: true}}}\n";

    @TempDir
    private Path folder;

    private int files;

    /** A file of its own each time, so that the connection finds no key cached. */
    private Connection open(TestDatabase database) throws Exception {
        Properties more = new Properties();
        more.setProperty("sigil.rules", rulesFile().toString());
        return database.connect("jdbc:sigil:", more);
    }

    private Path rulesFile() throws IOException {
        String text = "version: 1\n" + RuledSide.sigil().keys(folder) + TABLES;
        return Files.writeString(folder.resolve("sigil" + files++ + ".yaml"), text);
    }

    private void create(TestDatabase database, Connection connection) throws SQLException {
        String uuid = database.dialect() == Dialect.MYSQL ? "VARCHAR(36)" : "UUID";
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id BIGINT PRIMARY KEY, name VARCHAR(20), notes VARCHAR(80),"
                    + " email VARCHAR(40))");
            statement.execute("CREATE TABLE letters (no INT PRIMARY KEY, owner INT NOT NULL, body VARCHAR(80))");
            statement.execute("CREATE TABLE people (no INT PRIMARY KEY, ssn VARCHAR(11), file VARCHAR(80))");
            statement.execute("CREATE TABLE tokens (uid " + uuid + " PRIMARY KEY, t VARCHAR(80))");
            statement.execute("CREATE VIEW seen AS SELECT id AS x, name AS id, notes FROM users");
        }
    }

    private static List<String> read(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1) + " " + result.getString(2));
            }
        }
        return rows;
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    @EachDatabase(fresh = true)
    void valuesAreWrittenUnderTheKeyOfTheirRowsSubject(TestDatabase database) throws Exception {
        try (Connection connection = open(database)) {
            create(database, connection);
            update(connection, "INSERT INTO users (id, name, notes) VALUES (?, ?, ?)", 1L, "ann", "one");
            update(connection, "INSERT INTO users (notes, id) VALUES (?, ?), ('three', 3)", "two", 2);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO users VALUES (4, 'dan', 'four', 'd@x')");
                statement.executeUpdate("UPDATE users SET notes = 'four!' WHERE id = 4 AND name = 'dan'");
                statement.executeUpdate("UPDATE users u SET notes = upper('three') WHERE u.id = '3'");
            }
            assertThat(update(connection, "UPDATE users SET name = ?, notes = ? WHERE 1 = 1 AND id = ?", "b", "2b", 2))
                    .isEqualTo(1);
            assertThat(update(connection, "UPDATE users SET notes = ? WHERE ? = id AND (name = 'x' OR 1 = 1)", "1b", 1))
                    .isEqualTo(1);
            update(connection, "UPDATE users SET notes = NULL");
            update(connection, "UPDATE users SET notes = ? WHERE id = ?", "1c", "1");
            update(connection, "UPDATE users SET name = 'all', email = 'e@x'");
            assertThat(read(connection, "SELECT notes, name FROM users ORDER BY id"))
                    .containsExactly("1c all", "null all", "null all", "null all");
            try (PreparedStatement batch = connection.prepareStatement("INSERT INTO users (id, notes) VALUES (?, ?)")) {
                for (int i = 10; i < 20; i++) {
                    batch.setInt(1, i);
                    batch.setString(2, "n" + i);
                    batch.addBatch();
                }
                batch.executeBatch();
            }
            assertThat(read(connection, "SELECT id, notes FROM users WHERE id > 17 ORDER BY id"))
                    .containsExactly("18 n18", "19 n19");
            UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
            Object given = database.dialect() == Dialect.MYSQL ? uuid.toString() : uuid;
            update(connection, "INSERT INTO tokens (uid, t) VALUES (?, ?)", given, "token");
            update(connection, "INSERT INTO people (no, ssn, file) VALUES (1, ?, ?)", "1-1", "file");
            update(connection, "UPDATE people SET file = ? WHERE ssn = ?", "file 2", "1-1");
            assertThat(read(connection, "SELECT file, ssn FROM people")).containsExactly("file 2 1-1");
            assertThat(read(connection, "SELECT t, 1 FROM tokens")).containsExactly("token 1");
        }
        assertThat(subjects(database))
                .as("1, 2, 3, 4, 10 to 19, the UUID, the number")
                .isEqualTo(16);
        try (Connection later = open(database)) {
            assertThat(read(later, "SELECT notes, 1 FROM users WHERE id = 1")).containsExactly("1c 1");
            assertThat(read(later, "SELECT file, ssn FROM people")).containsExactly("file 2 1-1");
        }
    }

    private static long subjects(TestDatabase database) throws SQLException {
        KeyStore store = new JdbcKeyStore(database.dataSource(), "sigil_data_key", false);
        return store.from(Long.MIN_VALUE, 1_000).stream()
                .filter(io.sigil.keys.StoredKey::hasSubject)
                .count();
    }

    @EachDatabase(fresh = true)
    void statementWhoseSubjectIsntCertainIsRefusedBeforeItIsSent(TestDatabase database) throws Exception {
        try (Connection connection = open(database)) {
            create(database, connection);
            update(connection, "INSERT INTO users (id, name, notes) VALUES (1, 'ann', 'one')");
            List<String> refused = new ArrayList<>(List.of(
                    "INSERT INTO users (notes) VALUES ('x')",
                    "INSERT INTO users (id, notes) VALUES (1 + 1, 'x')",
                    "INSERT INTO users (id, notes) VALUES (NULL, 'x')",
                    "INSERT INTO users (id, notes) VALUES (DEFAULT, 'x')",
                    "INSERT INTO users (id, notes) SELECT 2, 'x'",
                    "INSERT INTO users (id, notes) SELECT id + 1, notes FROM users",
                    "INSERT INTO letters (no, owner, body) SELECT 1, id, notes FROM users",
                    "INSERT INTO seen (x, id, notes) VALUES (2, '3', 'x')",
                    "UPDATE users SET notes = 'x'",
                    "UPDATE users SET notes = 'x' WHERE id > 1",
                    "UPDATE users SET notes = 'x' WHERE id = 1 OR name = 'ann'",
                    "UPDATE users SET notes = 'x' WHERE NOT (id = 1)",
                    "UPDATE users SET notes = 'x' WHERE id IN (1)",
                    "UPDATE users SET notes = 'x' WHERE id = 0 + 1",
                    "UPDATE users SET notes = 'x' WHERE name = 'ann'",
                    "UPDATE users SET notes = (SELECT notes FROM users u WHERE u.id = 1) WHERE id = 1",
                    "UPDATE users SET notes = CASE WHEN name = 'x' THEN 'x' ELSE notes END WHERE id = 1",
                    "UPDATE users SET id = 2 WHERE id = 1",
                    "UPDATE seen SET notes = 'x' WHERE x = 1",
                    "UPDATE seen SET x = 2 WHERE x = 1",
                    "SELECT COALESCE(notes, 'x') FROM users"));
            switch (database.dialect()) {
                case H2 -> {
                    refused.add("MERGE INTO users (id, name) KEY (name) VALUES (2, 'ann')");
                    refused.add("MERGE INTO users USING (SELECT 1 AS i) s ON id = i"
                            + " WHEN MATCHED THEN UPDATE SET notes = 'x'");
                    refused.add("INSERT INTO users (id, notes) OVERRIDING USER VALUE VALUES (2, 'x')");
                }
                case POSTGRESQL -> {
                    refused.add("INSERT INTO users (id, notes) OVERRIDING USER VALUE VALUES (2, 'x')");
                    refused.add("INSERT INTO users (id, notes) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET"
                            + " notes = EXCLUDED.notes");
                    refused.add("INSERT INTO users (id, notes) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET"
                            + " notes = 'y'");
                    refused.add("INSERT INTO users (id, name) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET id = 9");
                    refused.add("UPDATE users SET notes = 'x' FROM letters WHERE users.id = 1");
                    refused.add("WITH w AS (INSERT INTO letters (no, owner, body) SELECT 1, 2, 'x' RETURNING no)"
                            + " UPDATE users SET notes = 'x' WHERE id = 1");
                }
                case MYSQL, MARIADB -> {
                    refused.add("INSERT INTO users (id, notes) VALUES (0, 'x')");
                    refused.add("INSERT INTO users (id, notes) VALUES (1, 'x') ON DUPLICATE KEY UPDATE"
                            + " notes = VALUES(notes)");
                    refused.add("INSERT INTO users (id, notes) VALUES (1, 'x') ON DUPLICATE KEY UPDATE notes = 'y'");
                    refused.add("INSERT INTO users (id, name) VALUES (1, 'x') ON DUPLICATE KEY UPDATE id = 9");
                    refused.add("UPDATE users JOIN letters ON id = owner SET users.notes = 'x' WHERE users.id = 1");
                    refused.add("UPDATE users JOIN letters ON id = owner SET users.id = 5 WHERE users.id = 1");
                }
            }
            for (String sql : refused) {
                assertThatThrownBy(() -> update(connection, sql))
                        .as(sql)
                        .isInstanceOf(SQLException.class)
                        .hasMessageStartingWith("SIGIL-");
                try (Statement statement = connection.createStatement()) {
                    assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageStartingWith("SIGIL-");
                }
            }
            for (Object id : new Object[] {null, "no number", 1.5}) {
                assertThatThrownBy(() -> update(connection, "UPDATE users SET notes = 'x' WHERE id = ?", id))
                        .as("id %s", id)
                        .hasMessageStartingWith("SIGIL-");
            }
            assertThat(read(connection, "SELECT notes, name FROM users")).containsExactly("one ann");
        }
    }

    @EachDatabase(fresh = true)
    void textThatTheDatabaseMayTakeForAnotherIsNoCertainSubject(TestDatabase database) throws Exception {
        String rules = "version: 1\n" + RuledSide.sigil().keys(folder)
                + "tables: {members: {subject: nick, columns: {notes: {key: pii, type: VARCHAR(80),"
                + " perSubject: true}}}}\n";
        Properties more = new Properties();
        more.setProperty(
                "sigil.rules",
                Files.writeString(folder.resolve("nick.yaml"), rules).toString());
        try (Connection connection = database.connect("jdbc:sigil:", more);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE members (nick VARCHAR(20) PRIMARY KEY, notes VARCHAR(80))");
            update(connection, "INSERT INTO members (nick, notes) VALUES (?, ?)", "ann", "one");
            String change = "UPDATE members SET notes = ? WHERE nick = ?";
            if (database.dialect().isMySqlFamily()) {
                assertThatThrownBy(() -> update(connection, change, "two", "ANN"))
                        .hasMessageStartingWith("SIGIL-2014");
            } else {
                assertThat(update(connection, change, "two", "ANN")).isZero();
                assertThat(update(connection, change, "two", "ann")).isEqualTo(1);
                assertThat(read(connection, "SELECT nick, notes FROM members")).containsExactly("ann two");
            }
        }
    }

    @EachDatabase(fresh = true)
    void shreddedSubjectsValuesAreGoneAndTheOthersStay(TestDatabase database) throws Exception {
        try (Connection connection = open(database)) {
            create(database, connection);
            for (int i = 1; i <= 3; i++) {
                update(connection, "INSERT INTO users (id, name, notes) VALUES (?, ?, ?)", i, "n" + i, "notes " + i);
                update(connection, "INSERT INTO letters (no, owner, body) VALUES (?, ?, ?)", i, i, "body " + i);
            }
        }
        ErasureReceipt receipt = shred(database, "2");
        assertThat(receipt.destroyed()).as("one key for both tables").hasSize(1);
        assertThat(receipt.json()).contains(receipt.destroyed().get(0).subject());
        try (Connection connection = open(database)) {
            assertThat(read(connection, "SELECT id, notes FROM users ORDER BY id"))
                    .containsExactly("1 notes 1", "2 null", "3 notes 3");
            assertThat(read(connection, "SELECT no, body FROM letters WHERE owner <> 2 ORDER BY no"))
                    .containsExactly("1 body 1", "3 body 3");
            assertThatThrownBy(() -> read(connection, "SELECT no, body FROM letters WHERE owner = 2"))
                    .hasMessageStartingWith("SIGIL-5022")
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("22000");
            assertThatThrownBy(() -> update(connection, "UPDATE users SET notes = ? WHERE id = ?", "again", 2))
                    .hasMessageStartingWith("SIGIL-5022");
            assertThat(update(connection, "UPDATE users SET name = 'x' WHERE id = 2"))
                    .isEqualTo(1);
            Rules rules = RulesFile.load(rulesFile());
            assertThat(new ShreddedCells(rules, database.dialect()).clear(connection, "2"))
                    .isEqualTo(2);
            assertThat(read(connection, "SELECT id, notes FROM users WHERE notes IS NULL"))
                    .containsExactly("2 null");
            assertThat(read(connection, "SELECT no, body FROM letters WHERE owner = 2"))
                    .containsExactly("2 null");
        }
    }

    private ErasureReceipt shred(TestDatabase database, String subject) throws Exception {
        Rules rules = RulesFile.load(rulesFile());
        KeyStore store = new JdbcKeyStore(database.dataSource(), "sigil_data_key", false);
        try (DataKeys keys = DataKeys.open(rules.keys(), store, getClass().getClassLoader(), Clock.systemUTC())) {
            return new SubjectErasure(keys, store).shred(rules.keys().keySet(), subject);
        }
    }

    @EachDatabase(fresh = true)
    void rowsOfManySubjectsAreReadWithFewLookUps(TestDatabase database) throws Exception {
        try (Connection connection = open(database)) {
            create(database, connection);
            try (PreparedStatement batch = connection.prepareStatement("INSERT INTO users (id, notes) VALUES (?, ?)")) {
                for (int i = 1; i <= 300; i++) {
                    batch.setInt(1, i);
                    batch.setString(2, "n" + i);
                    batch.addBatch();
                }
                batch.executeBatch();
            }
        }
        try (Connection connection = open(database)) {
            List<String> rows = read(connection, "SELECT notes, id FROM users ORDER BY id");
            assertThat(rows).hasSize(300).startsWith("n1 1").endsWith("n300 300");
        }
    }

    @EachDatabase(fresh = true)
    void updatableResultRefusesWhatBelongsToASubject(TestDatabase database) throws Exception {
        try (Connection connection = open(database)) {
            create(database, connection);
            update(connection, "INSERT INTO users (id, name, notes) VALUES (1, 'ann', 'one')");
            try (Statement statement =
                            connection.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE);
                    ResultSet rows = statement.executeQuery("SELECT id, name, notes FROM users")) {
                assertThat(rows.next()).isTrue();
                assertThatThrownBy(() -> rows.updateString("notes", "x")).hasMessageStartingWith("SIGIL-");
                assertThatThrownBy(() -> rows.updateInt("id", 2)).hasMessageStartingWith("SIGIL-");
            }
        }
    }
}
