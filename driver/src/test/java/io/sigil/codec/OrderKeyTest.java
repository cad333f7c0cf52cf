package io.sigil.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.rules.LogicalType;
import io.sigil.rules.LogicalType.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Order keys have one width for a type, and the order of the database. */
class OrderKeyTest {
    private static final int PAIRS = 50_000;

    @Property(tries = PAIRS)
    void integers(@ForAll long one, @ForAll long other, @ForAll Dialect dialect) throws SQLException {
        assertOrder(LogicalType.of(Kind.BIGINT), dialect, one, other, Long.compare(one, other));
        assertOrder(
                LogicalType.of(Kind.INTEGER), dialect, (int) one, (int) other, Integer.compare((int) one, (int) other));
        assertOrder(
                LogicalType.of(Kind.SMALLINT), dialect, (short) one, (short) other, Short.compare((short) one, (short)
                        other));
    }

    @Property(tries = PAIRS)
    void decimals(@ForAll BigInteger one, @ForAll BigInteger other, @ForAll Dialect dialect) throws SQLException {
        BigInteger bound = BigInteger.TEN.pow(12);
        BigDecimal a = new BigDecimal(one.remainder(bound), 2);
        BigDecimal b = new BigDecimal(other.remainder(bound), 2);
        assertOrder(LogicalType.decimal(12, 2), dialect, a, b, a.compareTo(b));
    }

    /** -0.0 is 0.0, NaN comes last. */
    @Property(tries = PAIRS)
    void floatingPointNumbers(@ForAll("doubles") double one, @ForAll("doubles") double other) throws SQLException {
        assertOrder(
                LogicalType.of(Kind.DOUBLE), Dialect.POSTGRESQL, one, other, Double.compare(one + 0.0, other + 0.0));
        float a = (float) one;
        float b = (float) other;
        assertOrder(LogicalType.of(Kind.REAL), Dialect.H2, a, b, Float.compare(a + 0.0f, b + 0.0f));
    }

    @Provide
    Arbitrary<Double> doubles() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(Double::longBitsToDouble),
                Arbitraries.doubles(),
                Arbitraries.of(
                        0.0,
                        -0.0,
                        Double.MIN_VALUE,
                        -Double.MIN_VALUE,
                        Double.MAX_VALUE,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY));
    }

    @Property(tries = PAIRS)
    void datesAndTimes(
            @ForAll @LongRange(min = -700_000, max = 2_900_000) long day,
            @ForAll @LongRange(min = -700_000, max = 2_900_000) long otherDay,
            @ForAll @LongRange(min = 0, max = 86_399_999_999L) long micro,
            @ForAll @LongRange(min = 0, max = 86_399_999_999L) long otherMicro)
            throws SQLException {
        LocalDate date = LocalDate.ofEpochDay(day);
        LocalDate otherDate = LocalDate.ofEpochDay(otherDay);
        LocalTime time = LocalTime.ofNanoOfDay(micro * 1000);
        LocalTime otherTime = LocalTime.ofNanoOfDay(otherMicro * 1000);
        LocalDateTime moment = date.atTime(time);
        LocalDateTime otherMoment = otherDate.atTime(otherTime);
        Dialect dialect = Dialect.POSTGRESQL;
        assertOrder(LogicalType.of(Kind.DATE), dialect, date, otherDate, date.compareTo(otherDate));
        assertOrder(LogicalType.ofFraction(Kind.TIME, 6), dialect, time, otherTime, time.compareTo(otherTime));
        assertOrder(LogicalType.of(Kind.TIMESTAMP), dialect, moment, otherMoment, moment.compareTo(otherMoment));
    }

    /** By the instant: one instant at two offsets has one key. */
    @Property(tries = PAIRS)
    void instants(
            @ForAll @LongRange(min = -2_000_000_000L, max = 4_000_000_000L) long second,
            @ForAll @IntRange(min = -100, max = 100) int later,
            @ForAll @IntRange(min = -18, max = 18) int offset,
            @ForAll @IntRange(min = -18, max = 18) int otherOffset)
            throws SQLException {
        OffsetDateTime one =
                OffsetDateTime.ofInstant(java.time.Instant.ofEpochSecond(second), ZoneOffset.ofHours(offset));
        OffsetDateTime other = OffsetDateTime.ofInstant(
                java.time.Instant.ofEpochSecond(second + later), ZoneOffset.ofHours(otherOffset));
        assertOrder(LogicalType.of(Kind.TIMESTAMP_WITH_TIME_ZONE), Dialect.H2, one, other, Integer.compare(0, later));
    }

    /** By code point, in H2 by UTF-16 unit; a text comes before those that begin with it. */
    @Property(tries = PAIRS)
    void texts(@ForAll("texts") String one, @ForAll("texts") String other) throws SQLException {
        LogicalType type = LogicalType.ofLength(Kind.VARCHAR, 12);
        assertOrder(type, Dialect.H2, one, other, one.compareTo(other));
        assertOrder(
                type,
                Dialect.MYSQL,
                one,
                other,
                Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a", "b", "\0", " ", "\u001f", "\uD7FF", "\uE000", "\uFFFD", "\uD800\uDC00", "\uDBFF\uDFFF")
                .list()
                .ofMaxSize(6)
                .map(characters -> String.join("", characters));
    }

    @Example
    void textsHaveTheGoldenKeys() throws Exception {
        List<String> lines;
        try (java.io.InputStream in = OrderKeyTest.class.getResourceAsStream("golden-order-keys.txt")) {
            lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .collect(Collectors.toList());
        }
        for (String line : lines) {
            String[] v = line.split("\\|", -1);
            LogicalType type = LogicalType.ofLength(Kind.VARCHAR, Integer.parseInt(v[0].replaceAll("\\D", "")));
            String text = v[1].equals("empty")
                    ? ""
                    : Arrays.stream(v[1].split(" "))
                            .map(c -> Character.toString(Integer.parseInt(c, 16)))
                            .collect(Collectors.joining());
            byte[] canonical = text.getBytes(StandardCharsets.UTF_8);
            assertThat(HexFormat.of().formatHex(new OrderKey(Codec.of(type, Dialect.MYSQL)).of(canonical)))
                    .isEqualTo(v[2]);
            assertThat(HexFormat.of().formatHex(new OrderKey(Codec.of(type, Dialect.H2)).of(canonical)))
                    .isEqualTo(v[3]);
        }
        assertThat(documented())
                .containsAll(lines.stream()
                        .map(l -> "| " + l.replace("|", " | ") + " |")
                        .collect(Collectors.toList()));
    }

    private static List<String> documented() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "cell-format.md"));
    }

    private static void assertOrder(LogicalType type, Dialect dialect, Object one, Object other, int expected)
            throws SQLException {
        Codec codec = Codec.of(type, dialect);
        OrderKey keys = new OrderKey(codec);
        byte[] a = keys.of(codec.encode(one));
        byte[] b = keys.of(codec.encode(other));
        assertThat(a).hasSize(keys.width());
        assertThat(Integer.signum(Arrays.compareUnsigned(a, b))).isEqualTo(Integer.signum(expected));
    }
}
