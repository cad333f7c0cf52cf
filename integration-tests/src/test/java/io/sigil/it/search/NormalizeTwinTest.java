package io.sigil.it.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/**
 * A step of {@code normalize} finds what the database finds in plaintext with its own function around column and value. {@link
 * CollationTwinTest} does the same for collations.
 */
class NormalizeTwinTest {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "ann",
            "Ann",
            "ANN",
            " ann",
            "ann ",
            "  Ann  ",
            "\tann",
            "anna",
            "a n n",
            "b",
            "+49 (170) 12-3",
            "4917012 3",
            "49170123",
            "no digits",
            "1",
            " 1",
            "x1y",
            "A1");

    /** Beyond ASCII; PostgreSQL lowers them by the locale that the database was made with. */
    private static final List<String> MORE = List.of(
            "\u00e4nn",
            "\u00c4NN",
            "a\u0308nn",
            "\ufb01",
            "fi",
            "\uff21",
            "A",
            "\uff12",
            "2",
            "\u00b2",
            "\u00e9",
            "e\u0301",
            "\u03a9",
            "\u03c9",
            "\u2126",
            "\u4e2d",
            "\ud83d\ude00");

    @TempDir
    private Path folder;

    /** Of each step what the database calls it, with x in the place of the text. */
    private static Map<String, String> functions(Dialect dialect) {
        Map<String, String> functions = new LinkedHashMap<>();
        functions.put("trim", "TRIM(x)");
        functions.put("lowercase", "LOWER(x)");
        functions.put("trim, lowercase", "LOWER(TRIM(x))");
        functions.put(
                "digits-only", "REGEXP_REPLACE(x, '[^0-9]', ''" + (dialect == Dialect.POSTGRESQL ? ", 'g')" : ")"));
        if (dialect == Dialect.POSTGRESQL) {
            // The others have no such function.
            functions.put("nfkc", "NORMALIZE(x, NFKC)");
            functions.put("nfkc, trim", "TRIM(NORMALIZE(x, NFKC))");
        }
        return functions;
    }

    @EachDatabase(fresh = true)
    void aStepFindsWhatTheDatabasesFunctionFinds(TestDatabase database) throws Exception {
        int number = 0;
        for (Map.Entry<String, String> step : functions(database.dialect()).entrySet()) {
            compare(database, step.getKey(), step.getValue(), number++);
        }
    }

    private void compare(TestDatabase database, String steps, String function, int number) throws Exception {
        Dialect dialect = database.dialect();
        String table = "names" + number;
        Path rules = Files.writeString(
                folder.resolve(table + ".yaml"),
                "version: 1\n" + RuledSide.sigil().keys(folder) + "tables: {" + table
                        + ": {columns: {c: {key: pii, type: VARCHAR(20), search: prefix, normalize: [" + steps
                        + "], storage: "
                        + (number % 2 == 0 ? "binary" : "text") + "}}}}\n");
        List<String> texts = new ArrayList<>(TEXTS);
        if (dialect != Dialect.POSTGRESQL || steps.contains("nfkc")) {
            texts.addAll(MORE);
        }
        try (Connection plain = database.connect();
                Connection ruled = RuledSide.sigil().open(database, rules);
                Statement create = plain.createStatement();
                Statement createRuled = ruled.createStatement()) {
            create.execute(
                    "CREATE TABLE plain_" + table + " (id INT PRIMARY KEY, c VARCHAR(20)" + exact(dialect) + ")");
            createRuled.execute("CREATE TABLE " + table + " (id INT PRIMARY KEY, c VARCHAR(20))");
            for (int i = 0; i < texts.size(); i++) {
                for (Connection side : List.of(plain, ruled)) {
                    String into = side == plain ? "plain_" + table : table;
                    try (PreparedStatement insert =
                            side.prepareStatement("INSERT INTO " + into + " VALUES (" + i + ", ?)")) {
                        insert.setString(1, texts.get(i));
                        insert.execute();
                    }
                }
            }
            String column = function.replace("x", "c");
            String value = function.replace("x", "CAST(? AS " + (dialect.isMySqlFamily() ? "CHAR" : "VARCHAR") + ")");
            int found = 0;
            for (String text : texts) {
                for (String comparison : List.of("$ = %", "$ NOT IN (%, 'zz')")) {
                    String ruledCondition = comparison.replace("$", "c").replace("%", "?");
                    String plainCondition = comparison
                            .replace("$", column)
                            .replace("'zz'", function.replace("x", "'zz'"))
                            .replace("%", value);
                    List<Integer> ids = ids(ruled, table, ruledCondition, text);
                    assertThat(ids)
                            .as("%s: %s of %s", steps, comparison, text)
                            .isEqualTo(ids(plain, "plain_" + table, plainCondition, text));
                    found += ids.size();
                }
            }
            assertThat(found).isGreaterThan(texts.size());
            for (String start : List.of("a", "an", "ann", "1", "49", "4917")) {
                if (!steps.equals("digits-only") || Character.isDigit(start.charAt(0))) {
                    assertThat(ids(ruled, table, "c LIKE ?", start + "%"))
                            .as("%s: LIKE %s", steps, start)
                            .isEqualTo(ids(plain, "plain_" + table, column + " LIKE ?", start + "%"));
                }
            }
        }
    }

    /** Compares by characters, and spaces at the end count. */
    private static String exact(Dialect dialect) {
        return switch (dialect) {
            case H2, POSTGRESQL -> "";
            case MYSQL -> " CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin";
            case MARIADB -> " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin";
        };
    }

    private static List<Integer> ids(Connection connection, String table, String condition, String value)
            throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT id FROM " + table + " WHERE " + condition + " ORDER BY id")) {
            query.setString(1, value);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getInt(1));
                }
            }
        }
        return ids;
    }
}
