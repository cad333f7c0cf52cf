package io.sigil.it.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.SigilDataSource;
import io.sigil.engine.SubjectShredding;
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
import org.junit.jupiter.api.io.TempDir;

/**
 * Searches over columns whose cells are encrypted under a key for each data subject: one token finds the rows of all subjects,
 * and those of a shredded one are found by none. A plain table beside it says what is right; there a shredded value is NULL.
 */
class SubjectSearchTest {
    private static final String TABLES = """
            tables:
              staff: {subject: owner, columns: {
                mail: {key: pii, type: VARCHAR(40), search: equality, normalize: [lowercase], perSubject: true},
                name: {key: pii, type: VARCHAR(40), search: prefix, storage: text, perSubject: true},
                pay: {key: pii, type: INTEGER, search: range, acceptLeakage: order, perSubject: true}}}
              members: {subject: nick, columns: {
                mail: {key: pii, type: VARCHAR(40), search: equality, perSubject: true}}}
              strict: {subject: owner, columns: {
                mail: {key: pii, type: VARCHAR(40), search: equality, perSubject: true}}}
            """;

    private static final String[] CONDITIONS = {
        "mail = 'A@X'",
        "mail <> 'a@x'",
        "mail IN ('a@x', 'b@x')",
        "mail IS NULL",
        "mail IS NOT NULL",
        "name = 'Archer'",
        "name LIKE 'Arch%'",
        "name LIKE '%'",
        "name NOT LIKE 'Arch%'",
        "name IS NULL",
        "pay = 10",
        "pay < 15",
        "pay > 5",
        "pay >= 10 AND pay <= 20",
        "pay BETWEEN 0 AND 99",
        "pay <> 10",
        "NOT (pay < 15)",
        "pay < 15 OR name = 'Baker'",
        "id IN (SELECT o.id FROM {t} o WHERE o.pay > 5)",
        "EXISTS (SELECT 1 FROM {t} o WHERE o.id = {t}.id AND o.mail = 'A@X')"
    };

    @TempDir
    private Path folder;

    private int files;

    private Properties rules() throws IOException {
        String text = "version: 1\n" + RuledSide.sigil().keys(folder) + TABLES;
        Properties properties = new Properties();
        properties.setProperty(
                "sigil.rules",
                Files.writeString(folder.resolve("sigil" + files++ + ".yaml"), text)
                        .toString());
        return properties;
    }

    private Connection open(TestDatabase database) throws Exception {
        return database.connect("jdbc:sigil:", rules());
    }

    private static void create(TestDatabase database, Connection connection) throws SQLException {
        String end = database.dialect().isMySqlFamily() ? " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" : "";
        String columns = " (id INT PRIMARY KEY, owner INT NOT NULL, mail VARCHAR(40), name VARCHAR(40), pay INTEGER)";
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE members (nick VARCHAR(20), mail VARCHAR(40))");
            statement.execute("CREATE TABLE strict (owner INT, mail VARCHAR(40) NOT NULL)");
            statement.execute("CREATE TABLE staff" + columns + end);
            statement.execute("CREATE TABLE plain_staff" + columns + end);
            for (String column : new String[] {"mail", "name", "pay"}) {
                statement.execute("CREATE INDEX by_" + column + " ON staff (" + column + ")");
            }
        }
        for (String table : new String[] {"staff", "plain_staff"}) {
            // The mail is compared without case.
            String mail = table.equals("staff") ? "A@x" : "a@x";
            insert(connection, table, 1, 1, mail, "Archer", 10);
            insert(connection, table, 2, 2, mail, "Archer", 10);
            insert(connection, table, 3, 2, "b@x", "Archibald", 20);
            insert(connection, table, 4, 3, "b@x", "Baker", 30);
            insert(connection, table, 5, 3, null, "Arc", null);
            insert(connection, table, 6, 1, "c@x", null, -5);
        }
    }

    private static void insert(Connection connection, String table, Object... values) throws SQLException {
        update(connection, "INSERT INTO " + table + " (id, owner, mail, name, pay) VALUES (?, ?, ?, ?, ?)", values);
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
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(result.getString(i)).append(' ');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private static String in(String table, String sql) {
        String cased = table.equals("staff") ? sql : sql.replace("'A@X'", "'a@x'");
        return cased.replace("{t}", table);
    }

    /** What is counted, found and read is the same as on the plain table. */
    private static void assertSame(Connection connection) throws SQLException {
        List<String> queries = new ArrayList<>(List.of(
                "SELECT id, pay FROM {t} ORDER BY pay DESC, id",
                "SELECT MIN(pay), MAX(pay), COUNT(pay), COUNT(mail), COUNT(name) FROM {t}",
                "SELECT id, name FROM {t} WHERE pay > 0 ORDER BY pay, id LIMIT 2",
                "SELECT id, RANK() OVER (ORDER BY pay DESC, id) FROM {t} WHERE pay IS NOT NULL ORDER BY id"));
        for (String condition : CONDITIONS) {
            queries.add("SELECT COUNT(*) FROM {t} WHERE " + condition);
            queries.add("SELECT id, name, pay FROM {t} WHERE " + condition + " ORDER BY id");
        }
        for (String query : queries) {
            assertThat(read(connection, in("staff", query)))
                    .as(query)
                    .isEqualTo(read(connection, in("plain_staff", query)));
        }
        connection.setAutoCommit(false);
        for (String condition : CONDITIONS) {
            if (condition.contains("SELECT")) {
                // MySQL doesn't read the table that a statement changes.
                continue;
            }
            for (String change : new String[] {"UPDATE {t} SET id = id + 100 WHERE ", "DELETE FROM {t} WHERE "}) {
                assertThat(update(connection, in("staff", change + condition)))
                        .as(change + condition)
                        .isEqualTo(update(connection, in("plain_staff", change + condition)));
                connection.rollback();
            }
        }
        connection.setAutoCommit(true);
    }

    private static void assertSameIsFound(Connection connection) throws SQLException {
        for (String condition : new String[] {"mail = 'A@X'", "name LIKE '%'", "pay < 99", "mail <> 'b@x'"}) {
            String query = "SELECT id, name, pay FROM {t} WHERE " + condition + " ORDER BY id";
            assertThat(read(connection, in("staff", query)))
                    .as(query)
                    .isEqualTo(read(connection, in("plain_staff", query)));
        }
    }

    private SubjectShredding shredding(TestDatabase database, Rules rules, KeyStore store, DataKeys keys)
            throws IOException {
        return new SubjectShredding(
                rules,
                database.dialect(),
                new SubjectErasure(keys, store),
                database.dataSource("jdbc:sigil:", rules()));
    }

    private ErasureReceipt shred(TestDatabase database, String subject) throws Exception {
        Rules rules = RulesFile.load(Path.of(rules().getProperty("sigil.rules")));
        KeyStore store = new JdbcKeyStore(database.dataSource(), "sigil_data_key", false);
        try (DataKeys keys = DataKeys.open(rules.keys(), store, getClass().getClassLoader(), Clock.systemUTC())) {
            return shredding(database, rules, store, keys).shred(subject);
        }
    }

    /** What a subject erasure does that knows nothing of tables, or that was cut off behind the keys. */
    private void destroyKeys(TestDatabase database, String subject) throws Exception {
        Rules rules = RulesFile.load(Path.of(rules().getProperty("sigil.rules")));
        KeyStore store = new JdbcKeyStore(database.dataSource(), "sigil_data_key", false);
        try (DataKeys keys = DataKeys.open(rules.keys(), store, getClass().getClassLoader(), Clock.systemUTC())) {
            new SubjectErasure(keys, store).shred(rules.keys().keySet(), subject);
        }
    }

    @EachDatabase(fresh = true)
    void oneTokenFindsTheRowsOfAllSubjectsAndOfNoShreddedOne(TestDatabase database) throws Exception {
        try (Connection connection = open(database)) {
            create(database, connection);
            assertThat(update(connection, "UPDATE staff SET pay = ? WHERE owner = ? AND mail = ?", 11, 2, "a@X"))
                    .isEqualTo(1);
            update(connection, "UPDATE plain_staff SET pay = ? WHERE owner = ? AND mail = ?", 11, 2, "a@x");
            assertSame(connection);
        }
        try (Connection data = database.connect()) {
            assertThat(read(data, "SELECT COUNT(*) FROM sigil_data_key WHERE subject <> ''"))
                    .containsExactly("3 ");
        }
        ErasureReceipt receipt = shred(database, "2");
        assertThat(receipt.destroyed()).hasSize(1);
        try (Connection connection = open(database)) {
            String none = "UPDATE plain_staff SET mail = NULL, name = NULL, pay = NULL WHERE owner = 2";
            assertThat(update(connection, none)).isEqualTo(2);
            assertSame(connection);
            assertThatThrownBy(() -> insert(connection, "staff", 7, 2, "a@x", "Archer", 10))
                    .hasMessageStartingWith("SIGIL-5022");
        }
        assertThat(shred(database, "2").destroyed()).as("a second time").isEmpty();
    }

    @EachDatabase(fresh = true)
    void shreddingThatWasCutOffIsCompletedByTheNext(TestDatabase database) throws Exception {
        try (Connection connection = open(database)) {
            create(database, connection);
        }
        destroyKeys(database, "2");
        try (Connection connection = open(database)) {
            assertThat(read(connection, "SELECT COUNT(*) FROM staff WHERE mail = 'a@x'"))
                    .as("the token outlives the key")
                    .containsExactly("2 ");
        }
        assertThat(shred(database, "2").destroyed()).isEmpty();
        try (Connection connection = open(database)) {
            update(connection, "UPDATE plain_staff SET mail = NULL, name = NULL, pay = NULL WHERE owner = 2");
            assertSameIsFound(connection);
        }
    }

    @EachDatabase(fresh = true)
    void whatIsWrittenWhileTheKeysAreDestroyedIsFoundNeither(TestDatabase database) throws Exception {
        try (Connection other = open(database)) {
            // Its key of subject 2 is cached now, as in another JVM.
            create(database, other);
            Rules rules = RulesFile.load(Path.of(rules().getProperty("sigil.rules")));
            KeyStore store = new JdbcKeyStore(database.dataSource(), "sigil_data_key", false);
            Properties through = rules();
            int[] connections = {0};
            SigilDataSource data = new SigilDataSource() {
                @Override
                public Connection getConnection() throws SQLException {
                    connections[0]++;
                    if (connections[0] == 2) {
                        insert(other, "staff", 7, 2, "a@x", "Archer", 10);
                        insert(other, "plain_staff", 7, 2, "a@x", "Archer", 10);
                    }
                    return database.connect("jdbc:sigil:", through);
                }
            };
            try (DataKeys keys = DataKeys.open(rules.keys(), store, getClass().getClassLoader(), Clock.systemUTC())) {
                new SubjectShredding(rules, database.dialect(), new SubjectErasure(keys, store), data).shred("2");
            }
            assertThat(connections[0]).isEqualTo(2);
            update(other, "UPDATE plain_staff SET mail = NULL, name = NULL, pay = NULL WHERE owner = 2");
            assertSameIsFound(other);
        }
    }

    @EachDatabase(fresh = true)
    void nothingIsDestroyedWhenTheCellsCantBecomeNull(TestDatabase database) throws Exception {
        try (Connection connection = open(database)) {
            create(database, connection);
            update(connection, "INSERT INTO strict (owner, mail) VALUES (?, ?)", 1, "a@x");
            update(connection, "INSERT INTO members (nick, mail) VALUES (?, ?)", "ann", "a@x");
            update(connection, "INSERT INTO members (nick, mail) VALUES (?, ?)", "ANN", "a@x");
        }
        assertThatThrownBy(() -> shred(database, "1")).isInstanceOf(SQLException.class);
        try (Connection connection = open(database)) {
            assertSameIsFound(connection);
        }
        if (database.dialect().isMySqlFamily()) {
            assertThatThrownBy(() -> shred(database, "ann"))
                    .as("the collation takes ANN for ann")
                    .hasMessageStartingWith("SIGIL-2014");
        } else {
            assertThat(shred(database, "ann").destroyed()).hasSize(1);
        }
        try (Connection connection = open(database)) {
            assertThat(read(connection, "SELECT mail, owner FROM strict WHERE mail = 'a@x'"))
                    .containsExactly("a@x 1 ");
            assertThat(read(connection, "SELECT nick FROM members WHERE mail = 'a@x'"))
                    .contains("ANN ");
        }
    }
}
