package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Randomized cells that one execution inserts as one row have related nonces; no two rows have, nor what is written otherwise or later. */
class RelatedCellsTest {
    private static final int NONCE = 3 + 1 + 8;
    private static final int START = 12;

    @TempDir
    private Path directory;

    private Connection sigil;
    private Connection raw;

    @BeforeEach
    void open() throws Exception {
        Path rules =
                Files.writeString(directory.resolve("sigil.yaml"), String.format("""
                version: 1
                keys:
                  demo: {kms: local, keyring: '%s', password: secret, create: true}
                tables:
                  notes: {columns: {a: {key: demo, type: VARCHAR(20)}, b: {key: demo, type: VARCHAR(20)}, c: {key: demo, type: VARCHAR(20)}}}
                  other: {columns: {a: {key: demo, type: VARCHAR(20)}}}
                """, directory.resolve("demo.p12")));
        String url = "h2:mem:" + UUID.randomUUID();
        raw = DriverManager.getConnection("jdbc:" + url);
        sigil = DriverManager.getConnection("jdbc:sigil:" + url + ";sigil.rules=" + rules);
        execute("CREATE TABLE notes (id INT PRIMARY KEY, a VARCHAR(20), b VARCHAR(20), c VARCHAR(20))");
        execute("CREATE TABLE other (id INT PRIMARY KEY, a VARCHAR(20))");
    }

    @AfterEach
    void close() throws SQLException {
        sigil.close();
        raw.close();
    }

    @Test
    void rowsOfExecutionsAndBatches() throws SQLException {
        try (PreparedStatement one = sigil.prepareStatement("INSERT INTO notes VALUES (?, ?, ?, ?)")) {
            for (int id = 0; id < 10; id++) {
                bind(one, 1, id);
                if (id < 5) {
                    one.executeUpdate();
                } else {
                    one.addBatch();
                }
            }
            one.executeBatch();
        }
        List<Set<String>> rows = starts();
        assertThat(rows).hasSize(10).allSatisfy(row -> assertThat(row).hasSize(1));
        assertThat(new HashSet<>(rows)).hasSize(10);
        assertThat(nonces()).hasSize(3 * 10);
    }

    /** Which parameters meet in a row isn't told by their order: NULL, DEFAULT and expressions stand between them. */
    @Test
    void statementsThatMayWriteSeveralRowsRelateNothing() throws SQLException {
        try (PreparedStatement three =
                sigil.prepareStatement("INSERT INTO notes VALUES (?, ?, ?, ?), (?, ?, ?, ?), (?, 'x', ?, 'z')")) {
            bind(three, 1, 10);
            bind(three, 5, 11);
            three.setInt(9, 12);
            three.setString(10, "y");
            three.executeUpdate();
        }
        for (String sql : List.of(
                "INSERT INTO notes (id, a, b) VALUES (20, ?, NULL), (21, NULL, ?)",
                "UPDATE notes SET a = ? WHERE id = 10; UPDATE notes SET b = ? WHERE id = 11",
                "UPDATE notes SET a = CASE WHEN id = 10 THEN ? ELSE a END, b = CASE WHEN id = 11 THEN ? ELSE b END",
                "MERGE INTO notes n USING (VALUES (10), (24)) v(id) ON n.id = v.id WHEN MATCHED THEN UPDATE SET a = ?"
                        + " WHEN NOT MATCHED THEN INSERT (id, b) VALUES (v.id, ?)")) {
            try (PreparedStatement two = sigil.prepareStatement(sql)) {
                two.setString(1, "x");
                two.setString(2, "y");
                two.execute();
            }
        }
        assertThat(allStarts()).hasSize(nonces().size());
    }

    @Test
    void whatIsWrittenLaterIsNotRelated() throws SQLException {
        execute("INSERT INTO notes VALUES (1, 'x', 'y', 'z')");
        try (PreparedStatement update = sigil.prepareStatement("UPDATE notes SET a = ?, b = ? WHERE id = 1")) {
            update.setString(1, "later");
            update.setString(2, "later");
            update.executeUpdate();
        }
        assertThat(starts().get(0)).hasSize(3);
        assertThat(nonces()).hasSize(3);
    }

    @Test
    void cellsOfTwoTablesAreNotRelated() throws SQLException {
        try (PreparedStatement both = sigil.prepareStatement(
                "INSERT INTO notes (id, a) VALUES (1, ?); INSERT INTO other (id, a) VALUES (1, ?)")) {
            both.setString(1, "x");
            both.setString(2, "x");
            both.execute();
        }
        try (Statement statement = raw.createStatement();
                ResultSet cells = statement.executeQuery("SELECT n.a, o.a FROM notes n JOIN other o ON o.id = n.id")) {
            cells.next();
            assertThat(start(cells.getBytes(1))).isNotEqualTo(start(cells.getBytes(2)));
        }
    }

    private static void bind(PreparedStatement insert, int at, int id) throws SQLException {
        insert.setInt(at, id);
        insert.setString(at + 1, "a" + id);
        insert.setString(at + 2, "b" + id);
        insert.setString(at + 3, "c" + id);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = sigil.createStatement()) {
            statement.execute(sql);
        }
    }

    /** By row: the starts of its nonces. */
    private List<Set<String>> starts() throws SQLException {
        List<Set<String>> rows = new ArrayList<>();
        try (Statement statement = raw.createStatement();
                ResultSet cells = statement.executeQuery("SELECT a, b, c FROM notes ORDER BY id")) {
            while (cells.next()) {
                rows.add(new HashSet<>(
                        List.of(start(cells.getBytes(1)), start(cells.getBytes(2)), start(cells.getBytes(3)))));
            }
        }
        return rows;
    }

    private Set<String> allStarts() throws SQLException {
        return cells().stream().map(RelatedCellsTest::start).collect(Collectors.toSet());
    }

    private Set<String> nonces() throws SQLException {
        return cells().stream()
                .map(cell -> Arrays.toString(Arrays.copyOfRange(cell, NONCE, NONCE + 2 * START)))
                .collect(Collectors.toSet());
    }

    private List<byte[]> cells() throws SQLException {
        List<byte[]> found = new ArrayList<>();
        try (Statement statement = raw.createStatement();
                ResultSet cells = statement.executeQuery("SELECT a, b, c FROM notes")) {
            while (cells.next()) {
                for (int column = 1; column <= 3; column++) {
                    byte[] cell = cells.getBytes(column);
                    if (cell != null) {
                        found.add(cell);
                    }
                }
            }
        }
        return found;
    }

    private static String start(byte[] cell) {
        return Arrays.toString(Arrays.copyOfRange(cell, NONCE, NONCE + START));
    }
}
