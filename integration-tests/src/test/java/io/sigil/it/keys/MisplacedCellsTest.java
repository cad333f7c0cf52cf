package io.sigil.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who writes to the database can do with cells: put them elsewhere. None opens there. */
class MisplacedCellsTest {
    private static final String COLUMNS = "{subject: id, columns: {a: {key: pii, type: VARBINARY(100)}, b: {key: pii,"
            + " type: VARBINARY(100)}, row_of: {key: pii, type: VARBINARY(100), bindTo: [id]}, own: {key: pii, type:"
            + " VARBINARY(100), perSubject: true}, same: {key: pii, type: VARBINARY(100), mode: deterministic}}}";
    private static final byte[] VALUE = {1, 2, 3};

    @TempDir
    private Path folder;

    private Path rules;

    @BeforeEach
    void writeRules() throws Exception {
        rules = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\n" + RuledSide.sigil().keys(folder) + "tables: {one: " + COLUMNS + ", two: " + COLUMNS
                        + "}\n");
    }

    private Connection open(TestDatabase database) throws SQLException {
        Properties more = new Properties();
        more.setProperty("sigil.rules", rules.toString());
        return database.connect("jdbc:sigil:", more);
    }

    private static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : new String[] {"one", "two"}) {
                statement.execute("CREATE TABLE " + table + " (id INT PRIMARY KEY, a VARBINARY(100), b VARBINARY(100),"
                        + " row_of VARBINARY(100), own VARBINARY(100), same VARBINARY(100))");
                for (int id = 1; id <= 2; id++) {
                    insert(connection, table, id, VALUE);
                }
            }
        }
    }

    private static void insert(Connection connection, String table, int id, byte[] value) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, id);
            for (int i = 2; i <= 6; i++) {
                insert.setBytes(i, value);
            }
            insert.executeUpdate();
        }
    }

    private static byte[] read(Connection connection, String table, String column, int id) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT id, " + column + " FROM " + table + " WHERE id = " + id)) {
            rows.next();
            return rows.getBytes(2);
        }
    }

    private static void put(TestDatabase database, String table, String column, int id, byte[] cell)
            throws SQLException {
        try (Connection bare = database.connect();
                PreparedStatement update =
                        bare.prepareStatement("UPDATE " + table + " SET " + column + " = ? WHERE id = ?")) {
            update.setBytes(1, cell);
            update.setInt(2, id);
            update.executeUpdate();
        }
    }

    private static byte[] stored(TestDatabase database, String column, int id) throws SQLException {
        try (Connection bare = database.connect()) {
            return read(bare, "one", column, id);
        }
    }

    private static void refused(Connection connection, String table, String column, int id, String code) {
        assertThatThrownBy(() -> read(connection, table, column, id))
                .as("%s.%s of %s", table, column, id)
                .hasMessageStartingWith(code);
    }

    @EachDatabase(value = DatabaseKind.H2_FILE, fresh = true)
    void noCellOpensInAnotherColumnTableSubjectOrBoundRow(TestDatabase database) throws Exception {
        try (Connection connection = open(database)) {
            fill(connection);
            put(database, "one", "b", 1, stored(database, "a", 1));
            refused(connection, "one", "b", 1, "SIGIL-4005");
            byte[] randomized = stored(database, "a", 1);
            assertThatThrownBy(() -> put(database, "one", "same", 1, randomized))
                    .as("the column's guard")
                    .isInstanceOf(SQLException.class);
            for (String column : new String[] {"a", "row_of", "own", "same"}) {
                put(database, "two", column, 1, stored(database, column, 2));
                refused(connection, "two", column, 1, "SIGIL-4005");
            }
            put(database, "one", "own", 1, stored(database, "own", 2));
            refused(connection, "one", "own", 1, "SIGIL-4005");
            put(database, "one", "row_of", 1, stored(database, "row_of", 2));
            refused(connection, "one", "row_of", 1, "SIGIL-4005");
        }
    }

    @EachDatabase(value = DatabaseKind.H2_FILE, fresh = true)
    void noCellOpensInAnotherDatabase(TestDatabase database) throws Exception {
        TestDatabase other = database.server().createDatabase("other");
        try (Connection here = open(database);
                Connection there = open(other)) {
            fill(here);
            fill(there);
            for (String column : new String[] {"a", "row_of", "own", "same"}) {
                put(other, "one", column, 1, stored(database, column, 1));
                refused(there, "one", column, 1, "SIGIL-5019");
            }
        }
    }

    @EachDatabase(value = DatabaseKind.H2_FILE, fresh = true)
    void everyFlippedBitOfAStoredCellIsRefused(TestDatabase database) throws Exception {
        try (Connection connection = open(database)) {
            fill(connection);
            for (String column : new String[] {"a", "row_of", "own", "same"}) {
                byte[] cell = stored(database, column, 1);
                for (int bit = 0; bit < cell.length * Byte.SIZE; bit++) {
                    byte[] flipped = cell.clone();
                    flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                    if (bit < 4 * Byte.SIZE) {
                        assertThatThrownBy(() -> put(database, "one", column, 1, flipped))
                                .as("the column's guard, of magic and suite")
                                .isInstanceOf(SQLException.class);
                    } else {
                        put(database, "one", column, 1, flipped);
                        refused(connection, "one", column, 1, "SIGIL-");
                    }
                }
            }
        }
    }

    @EachDatabase(value = DatabaseKind.H2_FILE, fresh = true)
    void valueThatLooksLikeACellIsEncryptedLikeAnyOther(TestDatabase database) throws Exception {
        try (Connection connection = open(database)) {
            fill(connection);
            byte[] cell = stored(database, "a", 1);
            insert(connection, "one", 3, cell);
            assertThat(read(connection, "one", "a", 3)).isEqualTo(cell);
            assertThat(stored(database, "a", 3)).isNotEqualTo(cell).hasSizeGreaterThan(cell.length);
        }
    }
}
