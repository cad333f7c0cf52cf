package io.sigil.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.cell.CellSuite;
import io.sigil.cell.RandomizedSuite;
import io.sigil.codec.Codec;
import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.jdbc.SigilH2;
import io.sigil.keys.DataKeys;
import io.sigil.keys.store.KeyStores;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Rules;
import io.sigil.rules.Storage;
import io.sigil.schema.CellShape;
import io.sigil.sql.CellPart;
import io.sigil.sql.ValueUse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds of searches enclose the cells that they shall find, and no others, byte for byte and character for character. */
class ColumnSearchTest {
    @TempDir
    private Path directory;

    private final CellSuite suite = new RandomizedSuite();
    private DataKeys keys;

    @BeforeEach
    void openKeys() throws SQLException {
        Rules rules = rules("c: {type: INTEGER}");
        keys = DataKeys.open(
                rules.keys(),
                KeyStores.of(rules.keystore(), new org.h2.jdbcx.JdbcDataSource()),
                getClass().getClassLoader(),
                Clock.systemUTC());
    }

    @AfterEach
    void closeKeys() {
        keys.close();
    }

    private Rules rules(String column) {
        return SigilH2.parse("""
                version: 1
                keystore: {file: "%s"}
                keys:
                  demo: {kms: local, keyring: "%s", password: secret-of-the-keyring, create: true}
                tables:
                  users:
                    columns:
                      %s
                """.formatted(directory.resolve("keys.json"), directory.resolve("keys.p12"), column));
    }

    private ColumnCipher cipher(String rule, Storage storage) {
        return cipher(rule, storage, Dialect.POSTGRESQL);
    }

    private ColumnCipher cipher(String rule, Storage storage, Dialect dialect) {
        ColumnRule column = rule(rule, storage);
        return new ColumnCipher(column, Codec.of(column.type(), dialect), dialect, suite, keys);
    }

    private ColumnRule rule(String rule, Storage storage) {
        String entry = "c: {" + rule + ", storage: " + storage.name().toLowerCase(java.util.Locale.ROOT) + "}";
        return rules(entry).tables().get(0).columns().get(0);
    }

    /** A stored cell as what its column compares: unsigned bytes. */
    private static byte[] cell(ColumnCipher cipher, Object value) throws SQLException {
        byte[] canonical = cipher.canonical(value, null, ValueUse.STORE);
        return bytes(cipher.storesText() ? cipher.sealText(canonical) : cipher.seal(canonical));
    }

    private static byte[] bytes(Object stored) {
        return stored instanceof String text ? text.getBytes(StandardCharsets.US_ASCII) : (byte[]) stored;
    }

    private static byte[] bound(ColumnCipher cipher, SearchPoint point, CellPart part) throws SQLException {
        Object bound = cipher.bound(point, part);
        assertThat(bound).isInstanceOf(cipher.storesText() ? String.class : byte[].class);
        return bytes(bound);
    }

    /** Where a cell is found: -1 below FROM, 0 from FROM to TO, 1 above TO. */
    private static int place(ColumnCipher cipher, byte[] cell, SearchPoint point, CellPart from, CellPart to)
            throws SQLException {
        byte[] low = bound(cipher, point, from);
        byte[] high = bound(cipher, point, to);
        assertThat(Arrays.compareUnsigned(low, high)).isLessThanOrEqualTo(0);
        assertThat(cell).isNotEqualTo(low).isNotEqualTo(high);
        return Arrays.compareUnsigned(cell, low) < 0 ? -1 : Arrays.compareUnsigned(cell, high) > 0 ? 1 : 0;
    }

    private static boolean found(ColumnCipher cipher, Object stored, SearchPoint point) throws SQLException {
        byte[] cell = cell(cipher, stored);
        boolean between = place(cipher, cell, point, CellPart.FROM, CellPart.TO) == 0;
        byte[] token = bound(cipher, point, CellPart.TOKEN);
        assertThat(Arrays.equals(Arrays.copyOf(cell, token.length), token) && token.length > 1)
                .as("a cut-out token says the same")
                .isEqualTo(between);
        return between;
    }

    @ParameterizedTest
    @EnumSource
    void rangeBoundsEncloseEqualCellsAndPartTheOthers(Storage storage) throws SQLException {
        ColumnCipher cipher = cipher("type: 'DECIMAL(8,2)', search: range, acceptLeakage: order", storage);
        List<String> values = List.of(
                "-999999.99",
                "-10.01",
                "-10.00",
                "-0.01",
                "0",
                "0.01",
                "9.99",
                "10.00",
                "10.01",
                "10.02",
                "255",
                "256",
                "999999.98",
                "999999.99");
        List<String> searched = Stream.concat(
                        values.stream(),
                        Stream.of("-1000000", "-10.005", "-0.001", "0.005", "10.005", "10.019", "999999.995", "1e9"))
                .toList();
        for (String value : values) {
            byte[] cell = cell(cipher, new BigDecimal(value));
            for (String other : searched) {
                SearchPoint point = cipher.searchPoint(new BigDecimal(other), null);
                assertThat(place(cipher, cell, point, CellPart.FROM, CellPart.TO) < 0
                                || (place(cipher, cell, point, CellPart.TO, CellPart.TO) < 0
                                        && new BigDecimal(value).compareTo(new BigDecimal(other)) < 0))
                        .as("%s < %s", value, other)
                        .isEqualTo(new BigDecimal(value).compareTo(new BigDecimal(other)) < 0);
                assertThat(place(cipher, cell, point, CellPart.FROM, CellPart.TO) > 0)
                        .as("%s > %s", value, other)
                        .isEqualTo(new BigDecimal(value).compareTo(new BigDecimal(other)) > 0);
                assertThat(found(cipher, new BigDecimal(value), point))
                        .as("%s = %s", value, other)
                        .isEqualTo(new BigDecimal(value).compareTo(new BigDecimal(other)) == 0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void cellsSortAsTheirValues(Storage storage) throws SQLException {
        ColumnCipher cipher = cipher("type: VARCHAR(4), search: range, acceptLeakage: order", storage);
        List<String> values = List.of("", " ", "A", "a", "aa", "aaa", "ab", "b", "ä", "\uFFFD", "\uD83D\uDD11");
        byte[] last = new byte[0];
        for (String value : values) {
            byte[] cell = cell(cipher, value);
            assertThat(Arrays.compareUnsigned(cell, last)).as(value).isGreaterThan(0);
            last = cell;
        }
    }

    @ParameterizedTest
    @EnumSource
    void equalityFindsEqualValuesAlone(Storage storage) throws SQLException {
        ColumnCipher cipher = cipher("type: VARCHAR(20), search: equality", storage);
        assertThat(found(cipher, "ann", cipher.searchPoint("ann", null))).isTrue();
        assertThat(found(cipher, "ann", cipher.searchPoint("Ann", null))).isFalse();
        assertThat(found(cipher, "ann", cipher.searchPoint("ann ", null))).isFalse();
        assertThat(found(cipher, "", cipher.searchPoint("", null))).isTrue();
        assertThat(found(cipher, "x".repeat(20), cipher.searchPoint("x".repeat(21), null)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void normalizedValuesCompareAsNormalized(Storage storage) throws SQLException {
        ColumnCipher cipher = cipher("type: VARCHAR(8), search: equality, normalize: [trim, lowercase]", storage);
        assertThat(found(cipher, " Ann ", cipher.searchPoint("aNN", null))).isTrue();
        assertThat(found(cipher, "ann", cipher.searchPoint("          ann          ", null)))
                .as("longer than the type before it is trimmed")
                .isTrue();
        assertThat(found(cipher, "ann", cipher.searchPoint("anne", null))).isFalse();
        byte[] cell = cipher.canonical(" Ann ", null, ValueUse.STORE);
        Object stored = cipher.storesText() ? cipher.sealText(cell) : cipher.seal(cell);
        byte[] opened = stored instanceof String text ? cipher.openText(text) : cipher.open((byte[]) stored);
        assertThat(new String(opened, StandardCharsets.UTF_8))
                .as("what is stored stays")
                .isEqualTo(" Ann ");
    }

    @Test
    void aPointInTimeIsFoundAtEveryOffset() throws SQLException {
        for (String search : List.of("equality", "range, acceptLeakage: order")) {
            ColumnCipher cipher =
                    cipher("type: TIMESTAMP WITH TIME ZONE, search: " + search, Storage.BINARY, Dialect.H2);
            java.time.OffsetDateTime moment = java.time.OffsetDateTime.parse("2020-01-31T10:00:00+02:00");
            SearchPoint point = cipher.searchPoint(moment.withOffsetSameInstant(java.time.ZoneOffset.UTC), null);
            assertThat(found(cipher, moment, point)).isTrue();
            assertThat(found(cipher, moment.plusNanos(1000), point)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPatternFindsWhatBeginsWithItsPrefix(Storage storage) throws SQLException {
        ColumnCipher cipher = cipher("type: VARCHAR(20), search: prefix, prefixLength: 4", storage);
        for (String pattern : List.of("a%", "ab%", "abc%", "abcd%", "%", "%%", "abc", "", "50\\%%", "\\_%", "ä%")) {
            SearchPoint point = cipher.patternPoint(pattern, '\\');
            String regex = pattern.replace("\\%", "<")
                    .replace("%", ".*")
                    .replace("<", "%")
                    .replace("\\_", "_");
            for (String value : List.of(
                    "", "a", "ab", "abc", "abd", "abcd", "abcde", "abce", "b", "50", "50%", "50% off", "_", "x",
                    "äb")) {
                assertThat(place(cipher, cell(cipher, value), point, CellPart.PATTERN_FROM, CellPart.PATTERN_TO) == 0)
                        .as("%s LIKE %s", value, pattern)
                        .isEqualTo(value.matches("(?s)" + regex));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a_", "_", "%a", "a%b", "%a%", "abcde%", "a\\", "a\\b%", "a%\\%"})
    void aPatternThatTheTokensDontAnswerIsRefused(String pattern) {
        ColumnCipher cipher = cipher("type: VARCHAR(20), search: prefix, prefixLength: 4", Storage.BINARY);
        assertRefused(cipher, pattern, '\\');
    }

    @Test
    void whatOtherSearchesOfPatternsAnswer() throws SQLException {
        ColumnCipher equality = cipher("type: VARCHAR(20), search: equality", Storage.BINARY);
        assertThat(found(equality, "a\\b", equality.patternPoint("a\\b", null))).isTrue();
        assertRefused(equality, "a%", null);
        assertRefused(cipher("type: INTEGER, search: equality", Storage.BINARY), "1%", null);
        ColumnCipher fixed = cipher("type: CHAR(3), search: prefix", Storage.BINARY);
        assertRefused(fixed, "ab", null);
        assertRefused(fixed, "ab ", null);
        assertRefused(fixed, "a %", null);
        assertThat(found(fixed, "abc", fixed.patternPoint("abc", null))).isTrue();
    }

    @Test
    void aNormalizedPrefixComparesWithNormalizedTexts() throws SQLException {
        ColumnCipher cipher = cipher("type: VARCHAR(20), search: prefix, normalize: [trim, lowercase]", Storage.TEXT);
        SearchPoint point = cipher.patternPoint(" AN%", null);
        assertThat(place(cipher, cell(cipher, "  Anna"), point, CellPart.PATTERN_FROM, CellPart.PATTERN_TO))
                .isZero();
        assertThat(place(cipher, cell(cipher, "Bea"), point, CellPart.PATTERN_FROM, CellPart.PATTERN_TO))
                .isNotZero();
        assertRefused(cipher, "an %", null);
    }

    private static void assertRefused(ColumnCipher cipher, String pattern, @Nullable Character escape) {
        assertThatThrownBy(() -> cipher.patternPoint(pattern, escape))
                .as(pattern)
                .isInstanceOf(SQLSyntaxErrorException.class)
                .hasMessageStartingWith(ErrorCode.PATTERN_NOT_SEARCHABLE.label())
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("abcde");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: VARCHAR(20), search: equality",
                "type: VARCHAR(20), search: prefix",
                "type: VARCHAR(20), search: range, acceptLeakage: order",
                "type: BIGINT, search: range, acceptLeakage: order",
                "type: CLOB, search: equality"
            })
    void theSchemaKnowsTheLengthsOfCells(String rule) throws SQLException {
        for (Storage storage : Storage.values()) {
            for (Dialect dialect : Dialect.values()) {
                ColumnCipher cipher = cipher(rule, storage, dialect);
                CellShape shape = new CellForms(dialect).of(rule(rule, storage));
                Object value = rule.contains("BIGINT") ? (Object) 17L : "x".repeat(20);
                byte[] cell = cell(cipher, value);
                assertThat(cell.length).isGreaterThanOrEqualTo(shape.smallest());
                assertThat(bound(cipher, cipher.searchPoint(value, null), CellPart.TOKEN))
                        .hasSize(shape.cut());
                assertThat(Arrays.copyOf(cell, shape.cut()))
                        .isEqualTo(Arrays.copyOf(cell(cipher, value), shape.cut()))
                        .isNotEqualTo(
                                Arrays.copyOf(cell(cipher, rule.contains("BIGINT") ? (Object) 18L : "y"), shape.cut()));
                if (shape.isLimited()) {
                    assertThat(cell.length).isLessThanOrEqualTo(shape.largest());
                }
            }
        }
    }

    @Test
    void theSearchKeyIsNoneOfTheKeysOfCells() throws SQLException {
        ColumnCipher cipher = cipher("type: VARCHAR(20), search: equality", Storage.BINARY);
        byte[] before = bound(cipher, cipher.searchPoint("ann", null), CellPart.TOKEN);
        keys.rotate("demo");
        assertThat(bound(cipher, cipher.searchPoint("ann", null), CellPart.TOKEN))
                .isEqualTo(before);
        assertThat(found(cipher, "ann", cipher.searchPoint("ann", null))).isTrue();
    }

    @Test
    void theLatestTokenServesBothBoundsOfItsValueAndNoOther() throws SQLException {
        ColumnCipher name = cipher("type: VARCHAR(9), search: prefix, prefixLength: 4", Storage.BINARY);
        ColumnCipher mail = cipher("type: VARCHAR(9), search: equality", Storage.BINARY);
        SearchPoint whole = name.searchPoint("ab", null);
        SearchPoint beginning = name.patternPoint("ab%", null);
        LatestToken latest = new LatestToken();

        for (SearchPoint point : List.of(whole, beginning, whole, name.searchPoint("ac", null), beginning)) {
            for (CellPart part : List.of(CellPart.FROM, CellPart.TO, CellPart.FROM)) {
                assertThat(name.bound(point, part, latest)).isEqualTo(name.bound(point, part));
            }
        }
        assertThat(mail.bound(mail.searchPoint("ab", null), CellPart.FROM, latest))
                .isEqualTo(mail.bound(mail.searchPoint("ab", null), CellPart.FROM))
                .isNotEqualTo(name.bound(whole, CellPart.FROM, latest));
    }

    @Test
    void theLatestTokenIsMadeOnce() throws SQLException {
        LatestToken latest = new LatestToken();
        ColumnCipher cipher = cipher("type: INTEGER, search: equality", Storage.BINARY);
        ColumnSearch search = new ColumnSearch(
                rule("type: INTEGER, search: equality", Storage.BINARY), cipher.codec(), Dialect.POSTGRESQL, keys);
        int[] made = {0};

        for (byte[] content : List.of(new byte[] {1}, new byte[] {1}, new byte[] {2})) {
            latest.get(search, true, content, () -> new byte[] {(byte) made[0]++});
        }
        assertThat(made[0]).isEqualTo(2);
    }
}
