package io.sigil.it.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.canary.Recording;
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
import org.junit.jupiter.api.io.TempDir;

/** Rows of many data subjects, one after another: their keys come in batches, ahead of the rows. */
class SubjectStreamTest {
    private static final int SUBJECTS = 800;

    /** Look-ups of 8, 32, 128 and then 512 keys, and a few for the store's own row and the branch key. */
    private static final int LOOK_UPS = 20;

    @TempDir
    private Path folder;

    private Connection open(TestDatabase database, String file) throws Exception {
        Path rules = Files.writeString(
                folder.resolve(file),
                "version: 1\nkeys:\n  pii: {kms: local, keyring: '" + folder.resolve("sigil.p12")
                        + "', password: password, create: true}\ntables:\n  users: {subject: id, columns: {notes:"
                        + " {key: pii, type: VARCHAR(20), perSubject: true}}}\n");
        Properties more = new Properties();
        more.setProperty("sigil.rules", rules.toString());
        return database.connect("jdbc:sigil:recording:", more);
    }

    private static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id INT PRIMARY KEY, notes VARCHAR(20))");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO users (id, notes) VALUES (?, ?)")) {
            for (int i = 1; i <= SUBJECTS; i++) {
                insert.setInt(1, i);
                insert.setString(2, "note " + i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    @EachDatabase(fresh = true)
    void streamedRowsOfManySubjectsCostFewLookUps(TestDatabase database) throws Exception {
        try (Connection connection = open(database, "write.yaml")) {
            fill(connection);
        }
        try (Connection connection = open(database, "read.yaml");
                Recording recording = Recording.start();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(database.dialect() == Dialect.MYSQL ? Integer.MIN_VALUE : 50);
            int count = 0;
            try (ResultSet rows = statement.executeQuery("SELECT notes FROM users ORDER BY id")) {
                while (rows.next()) {
                    assertThat(rows.getString(1)).isEqualTo("note " + ++count);
                }
            }
            assertThat(count).isEqualTo(SUBJECTS);
            assertThat(recording.statements())
                    .filteredOn(sql -> sql.contains("sigil_data_key"))
                    .as("look-ups for %d subjects", SUBJECTS)
                    .hasSizeBetween(3, LOOK_UPS);
        }
    }
}
