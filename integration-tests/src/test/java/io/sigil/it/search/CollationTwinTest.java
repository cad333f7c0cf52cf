package io.sigil.it.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.rules.Normalization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;

/**
 * Searches of a column that has a collation's name in {@code normalize} give what they give of a plaintext column that has the
 * collation itself, or are refused.
 */
class CollationTwinTest {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t",
            "a",
            "A",
            "a ",
            "a  ",
            " a",
            "a\t",
            "a\u00a0",
            "\u00e4",
            "\u00c4",
            "a\u0308",
            "\u00e5",
            "\u212b",
            "\u0308",
            "ann",
            "Ann",
            "ANN ",
            "\u00c4nn",
            "anna",
            "an",
            "ab",
            "AB c",
            "a b",
            "s",
            "S",
            "ss",
            "\u00df",
            "\u1e9e",
            "\u017f",
            "strasse",
            "Stra\u00dfe",
            "fi",
            "\ufb01",
            "ae",
            "\u00e6",
            "oe",
            "\u0153",
            "o",
            "\u00f8",
            "l",
            "\u0142",
            "d",
            "\u0111",
            "n",
            "\u00f1",
            "y",
            "\u00fc",
            "\u00ff",
            "u",
            "i",
            "I",
            "\u0131",
            "\u0130",
            "\u03c3",
            "\u03c2",
            "\u03a3",
            "\u03c9",
            "\u2126",
            "\u0435",
            "\u0451",
            "\u0438",
            "\u0439",
            "2",
            "\u00b2",
            "\uff12",
            "\u00bd",
            "1/2",
            "co-op",
            "coop",
            "O'Neil",
            "a\u200db",
            "\u4e2d",
            "\u4e2d ",
            "\u570b",
            "\uac00",
            "\u1100\u1161",
            "\ufffd",
            "\ud83d\ude00",
            "\ud83d\ude01",
            "\u20ac",
            "\u0e40\u0e01",
            "\u0e01\u0e40");

    @TempDir
    private Path folder;

    @EachDatabase(
            value = {DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void searchesFindWhatTheCollationFinds(TestDatabase database) throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (Normalization collation : Normalization.values()) {
            if (collation.isCollation() && isOf(collation, database.dialect())) {
                compare(database, collation, "VARCHAR(12)", softly);
            }
        }
        compare(database, Normalization.UTF8MB4_GENERAL_CI, "CHAR(12)", softly);
        compare(database, Normalization.UTF8MB4_UNICODE_CI, "TEXT", softly);
        if (database.dialect() == Dialect.MYSQL) {
            compare(database, Normalization.UTF8MB4_0900_AI_CI, "CHAR(12)", softly);
        }
        softly.assertAll();
    }

    /** MariaDB has a collation of MySQL's name, and takes other texts for equal. */
    private static boolean isOf(Normalization collation, Dialect dialect) {
        return collation != Normalization.UTF8MB4_0900_AI_CI || dialect == Dialect.MYSQL;
    }

    @EachDatabase(DatabaseKind.MARIADB)
    void mysqlsCollationIsRefusedOnMariaDb(TestDatabase database) throws Exception {
        Path rules = rules("mysql", "search: equality, normalize: [utf8mb4_0900_ai_ci]", "VARCHAR(12)");
        try (Connection ruled = RuledSide.sigil().open(database, rules)) {
            ruled.createStatement().execute("SELECT 1");
            throw new AssertionError("connected");
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("SIGIL-1008").contains("utf8mb4_unicode_ci");
        }
    }

    private Path rules(String name, String search, String type) throws Exception {
        return Files.writeString(
                folder.resolve(name + ".yaml"),
                "version: 1\n" + RuledSide.sigil().keys(folder) + "tables: {names: {columns: {c: {key: pii, type: "
                        + type + ", " + search + "}}}}\n");
    }

    private void compare(TestDatabase database, Normalization normalization, String type, SoftAssertions softly)
            throws Exception {
        String collation = normalization.name().toLowerCase(Locale.ROOT);
        boolean prefix = normalization.keepsBeginnings() && !type.equals("TEXT");
        String search = "search: " + (prefix ? "prefix" : "equality") + ", normalize: [" + collation + "], storage: "
                + (collation.startsWith("utf8mb4") ? "binary" : "text");
        String name = collation + type.charAt(0);
        try (Connection plain = database.connect();
                Connection ruled = RuledSide.sigil().open(database, rules(name, search, type))) {
            String characters = collation.substring(0, collation.indexOf('_'));
            execute(plain, "DROP TABLE IF EXISTS names");
            execute(plain, "DROP TABLE IF EXISTS plain_names");
            String column = " (id INT PRIMARY KEY, c " + type;
            execute(
                    plain,
                    "CREATE TABLE plain_names" + column + " CHARACTER SET " + characters + " COLLATE " + collation
                            + ")");
            execute(ruled, "CREATE TABLE names" + column + ")");
            int stored = 0;
            for (int i = 0; i < TEXTS.size(); i++) {
                boolean taken = insert(plain, "plain_names", i, TEXTS.get(i), "Incorrect string value");
                boolean encrypted = insert(ruled, "names", i, TEXTS.get(i), "SIGIL-3006");
                softly.assertThat(encrypted).as(name + " stores text " + i).isEqualTo(taken);
                stored += taken ? 1 : 0;
            }
            assertThat(stored).isGreaterThan(40);
            for (String condition : List.of("c = ?", "c <> ?", "c IN ('zz', ?)", "c NOT IN (?, 'ann')", "c <=> ?")) {
                compareAll(plain, ruled, name, condition, "", 2008, softly);
            }
            if (prefix) {
                compareAll(plain, ruled, name, "c LIKE ?", "%", 2013, softly);
            }
            assertThatThrownBy(() -> ids(ruled, "names", "c LIKE ?", "ann"))
                    .hasMessageContaining(prefix ? "SIGIL-2013" : "SIGIL-2003");
        }
    }

    private static void compareAll(
            Connection plain,
            Connection ruled,
            String name,
            String condition,
            String end,
            int refusal,
            SoftAssertions softly)
            throws SQLException {
        int compared = 0;
        for (int i = 0; i < TEXTS.size(); i++) {
            String value = TEXTS.get(i) + end;
            List<Integer> found;
            try {
                found = ids(ruled, "names", condition, value);
            } catch (SQLException e) {
                softly.assertThat(e.getErrorCode()).as(name + " " + condition).isEqualTo(refusal);
                continue;
            }
            softly.assertThat(found)
                    .as(name + ": " + condition + " of text " + i)
                    .isEqualTo(ids(plain, "plain_names", condition, value));
            compared++;
        }
        softly.assertThat(compared).as(name + " " + condition).isGreaterThan(40);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whether it was stored, or refused as one with characters of another character set. */
    private static boolean insert(Connection connection, String table, int id, String text, String refusal)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, text);
            insert.execute();
            return true;
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains(refusal);
            return false;
        }
    }

    private static List<Integer> ids(Connection connection, String table, String condition, String value)
            throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT id FROM " + table + " WHERE " + condition)) {
            query.setString(1, value);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getInt(1));
                }
            }
        }
        ids.sort(null);
        return ids;
    }
}
