package io.sigil.it.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.engine.CollationWeights;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.rules.Normalization;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The tables of weights are the servers' own: character by character, and for texts made of them. The first plane is compared in the
 * normal build; all planes, and all pairs of characters of one block, with {@code -Dsigil.test.collations=full}.
 */
class CollationWeightsTest {
    private static final boolean FULL = "full".equals(System.getProperty("sigil.test.collations"));
    private static final int LAST = FULL ? Character.MAX_CODE_POINT : 0x107FF;
    private static final int PAIRS = FULL ? 100_000 : 6_000;
    private static final int AT_ONCE = 200;

    /** Where in a row of weights a space is, by itself. */
    private static final String ENDS = " \u00a0\u3000\t\u200b\u0301\u0000";

    @EachDatabase({DatabaseKind.MARIADB, DatabaseKind.MYSQL})
    void everyCharacterHasTheWeightsOfTheServer(TestDatabase database) throws Exception {
        try (Connection connection = database.connect()) {
            for (Normalization collation : collations(database.dialect())) {
                assertThat(differences(connection, database.dialect(), collation))
                        .as(collation.toString())
                        .isEmpty();
            }
        }
    }

    private static List<Normalization> collations(Dialect dialect) {
        return Arrays.stream(Normalization.values())
                .filter(Normalization::isCollation)
                // MariaDB's collation of that name is another one.
                .filter(collation -> dialect == Dialect.MYSQL || collation != Normalization.UTF8MB4_0900_AI_CI)
                .toList();
    }

    private static String name(Normalization collation) {
        return collation.name().toLowerCase(Locale.ROOT);
    }

    private static String characters(Normalization collation) {
        return name(collation).substring(0, name(collation).indexOf('_'));
    }

    /** Code points and their weights where they differ. */
    private static List<String> differences(Connection connection, Dialect dialect, Normalization collation)
            throws SQLException {
        CollationWeights weights = CollationWeights.of(collation);
        int bytes = collation == Normalization.LATIN1_SWEDISH_CI ? 1 : 2;
        String utf8 = "CONVERT(CONVERT(UNHEX(LPAD(HEX(n), 8, '0')) USING utf32) USING utf8mb4)";
        String character = "CONVERT(" + utf8 + " USING " + characters(collation) + ")";
        String from = dialect == Dialect.MYSQL ? "s" : "(SELECT seq n FROM seq_0_to_" + LAST + ") s";
        String with = dialect == Dialect.MYSQL
                ? "WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < " + LAST + ") "
                : "";
        List<String> differences = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (dialect == Dialect.MYSQL) {
                statement.execute("SET SESSION cte_max_recursion_depth = 2000000");
            }
            // What the character set doesn't have becomes a question mark.
            ResultSet rows = statement.executeQuery(with + "SELECT n, HEX(WEIGHT_STRING(" + character + " COLLATE "
                    + name(collation) + ")), CAST(" + character + " AS BINARY) = '?' AND n <> 63 FROM " + from
                    + " WHERE n NOT BETWEEN 55296 AND 57343");
            int seen = 0;
            while (rows.next()) {
                seen++;
                String text = Character.toString(rows.getInt(1));
                String expected = rows.getBoolean(3) ? null : rows.getString(2);
                // A letter behind it, so that a space isn't at the end.
                String all = weights.of(text + "a");
                String given = all == null ? null : hexadecimal(all.substring(0, all.length() - 2), bytes);
                if (expected == null ? given != null : !expected.equals(given)) {
                    differences.add(Integer.toHexString(rows.getInt(1)) + ": " + expected + ", not " + given);
                }
            }
            assertThat(seen).isEqualTo(LAST + 1 - 2048);
        }
        return differences;
    }

    private static String hexadecimal(String weights, int bytes) {
        StringBuilder all = new StringBuilder();
        weights.codePoints()
                .map(weight -> weight - 0x10000)
                .forEach(weight -> all.append(HexFormat.of().withUpperCase().toHexDigits(weight, 2 * bytes)));
        return all.toString();
    }

    @EachDatabase({DatabaseKind.MARIADB, DatabaseKind.MYSQL})
    void textsAreEqualWhereTheServerSaysSo(TestDatabase database) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Connection connection = database.connect()) {
            for (Normalization collation : collations(database.dialect())) {
                int equal = 0;
                for (int i = 0; i < PAIRS; i += AT_ONCE) {
                    equal += compare(connection, collation, pairs(collation, random), seed);
                }
                assertThat(equal).as("equal pairs of " + collation).isBetween(PAIRS / 20, PAIRS - PAIRS / 20);
            }
        }
    }

    private static List<String> pairs(Normalization collation, Random random) {
        CollationWeights weights = CollationWeights.of(collation);
        List<String> pairs = new ArrayList<>();
        while (pairs.size() < 2 * AT_ONCE) {
            String one = text(random);
            String other = like(one, random);
            if (weights.of(one) != null && weights.of(other) != null) {
                pairs.add(one);
                pairs.add(other);
            }
        }
        return pairs;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.appendCodePoint(character(random));
        }
        return text.toString();
    }

    private static int character(Random random) {
        int c;
        do {
            switch (random.nextInt(6)) {
                case 0 -> c = random.nextInt(0x80);
                case 1 -> c = random.nextInt(0x180);
                case 2 -> c = random.nextInt(0x600);
                case 3 -> c = ENDS.charAt(random.nextInt(ENDS.length()));
                case 4 -> c = random.nextInt(0x10000);
                default -> c = random.nextInt(0x110000);
            }
        } while (c >= 0xD800 && c <= 0xDFFF);
        return c;
    }

    /** Another case, another form, other ends: what may be equal. */
    private static String like(String text, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            case 2 -> java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKD);
            case 3 -> text + ENDS.charAt(random.nextInt(ENDS.length()));
            case 4 -> text + "  ";
            default -> text(random);
        };
    }

    private static int compare(Connection connection, Normalization collation, List<String> pairs, long seed)
            throws SQLException {
        CollationWeights weights = CollationWeights.of(collation);
        String value = "CONVERT(? USING " + characters(collation) + ") COLLATE " + name(collation);
        String comparison = value + " = " + value;
        String sql = "SELECT " + String.join(", ", java.util.Collections.nCopies(AT_ONCE, comparison));
        int equal = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < pairs.size(); i++) {
                statement.setString(i + 1, pairs.get(i));
            }
            ResultSet row = statement.executeQuery();
            row.next();
            for (int i = 0; i < AT_ONCE; i++) {
                String one = pairs.get(2 * i);
                String other = pairs.get(2 * i + 1);
                String first = weights.of(one);
                assertThat(first != null && first.equals(weights.of(other)))
                        .as("%s: %s and %s, seed %d", collation, codePoints(one), codePoints(other), seed)
                        .isEqualTo(row.getBoolean(i + 1));
                equal += row.getBoolean(i + 1) ? 1 : 0;
            }
        }
        return equal;
    }

    private static String codePoints(String text) {
        return text.codePoints().mapToObj(Integer::toHexString).toList().toString();
    }

    /** Of characters side by side nothing is made but their weights, as contractions would. */
    @EachDatabase({DatabaseKind.MARIADB, DatabaseKind.MYSQL})
    void noPairHasWeightsOfItsOwn(TestDatabase database) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (Normalization collation : collations(database.dialect())) {
                if (!collation.keepsBeginnings() && characters(collation).equals("utf8mb4")) {
                    fill(connection, collation);
                    // Marks stand behind characters of every block.
                    String pair =
                            "(b.n BETWEEN a.n DIV 256 * 256 AND a.n DIV 256 * 256 + 255 OR b.n BETWEEN 768 AND 879)";
                    ResultSet rows = statement.executeQuery("SELECT COUNT(*), COUNT(CASE WHEN"
                            + " WEIGHT_STRING(CONCAT(a.c, b.c)) <> CONCAT(a.w, b.w) THEN 1 END)"
                            + " FROM weighed a STRAIGHT_JOIN weighed b ON " + pair);
                    rows.next();
                    assertThat(rows.getInt(1)).isGreaterThan(FULL ? 3_000_000 : 50_000);
                    assertThat(rows.getInt(2)).as(collation.toString()).isZero();
                }
            }
        }
    }

    /** In the normal build the scripts that have contractions elsewhere: Thai, Lao and Tibetan. */
    private static void fill(Connection connection, Normalization collation) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS weighed");
            statement.execute("CREATE TABLE weighed (n INT PRIMARY KEY, c VARCHAR(2) CHARACTER SET utf8mb4 COLLATE "
                    + name(collation) + ", w VARBINARY(64))");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO weighed (n, c) VALUES (?, ?)")) {
            for (int c = FULL ? 0 : 0xE00; c < (FULL ? 0xAC00 : 0x1000); c++) {
                boolean ideograph = c >= 0x3100 && c < 0xA000;
                if (!ideograph) {
                    insert.setInt(1, c);
                    insert.setString(2, Character.toString(c));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE weighed SET w = WEIGHT_STRING(c)");
        }
    }
}
