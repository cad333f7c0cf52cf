package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.codec.Codec;
import io.sigil.codec.OrderKey;
import io.sigil.dialect.Dialect;
import io.sigil.keys.DataKey;
import io.sigil.keys.KeyPurpose;
import io.sigil.rules.LogicalType;
import io.sigil.rules.LogicalType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Range tokens have the order of the values, for every two of thousands of values of each type: 4.5 million pairs for each try. Bytes
 * are ordered totally, so that values and tokens in one order, each compared with its neighbour, are all compared.
 */
class OrderPreservationTest {
    private static final DataKey KEY = Fixture.key(KeyPurpose.SEARCH, 1, 0);
    private static final int VALUES = 3_000;
    private static final int TRIES = 2;

    /** As a random generator gives numbers, and each second one close to the one before. */
    private static <T> List<T> values(long seed, BiFunction<java.util.Random, Long, T> of) {
        java.util.Random random = new java.util.Random(seed);
        List<T> values = new ArrayList<>();
        long number = 0;
        for (int i = 0; i < VALUES; i++) {
            number = i % 2 == 0 ? random.nextLong() >> random.nextInt(Long.SIZE) : number + random.nextInt(5) - 2;
            values.add(of.apply(random, number));
        }
        return values;
    }

    private static <T> void assertOrder(LogicalType type, Dialect dialect, List<T> values, Comparator<T> order)
            throws SQLException {
        Codec codec = Codec.of(type, dialect);
        OrderKey keys = new OrderKey(codec);
        SearchTokens tokens = SearchTokens.range(new TokenDomain("t.c", type, ""), keys.width());
        List<T> sorted = new ArrayList<>(values);
        sorted.sort(order);
        byte[] before = null;
        for (int i = 0; i < sorted.size(); i++) {
            byte[] token = tokens.token(KEY, keys.of(codec.encode(sorted.get(i))));
            if (before != null) {
                int expected = Integer.signum(order.compare(sorted.get(i - 1), sorted.get(i)));
                if (Integer.signum(Arrays.compareUnsigned(before, token)) != expected) {
                    assertThat(sorted.get(i)).as(type + " " + dialect).isEqualTo(sorted.get(i - 1));
                    throw new AssertionError(type + ": tokens of equal values differ");
                }
            }
            before = token;
        }
    }

    @Property(tries = TRIES)
    void ofIntegers(@ForAll long seed) throws SQLException {
        assertOrder(LogicalType.of(Kind.SMALLINT), Dialect.H2, values(seed, (r, n) -> n.shortValue()), Short::compare);
        assertOrder(
                LogicalType.of(Kind.INTEGER), Dialect.MYSQL, values(seed, (r, n) -> n.intValue()), Integer::compare);
        assertOrder(LogicalType.of(Kind.BIGINT), Dialect.MARIADB, values(seed, (r, n) -> n), Long::compare);
    }

    @Property(tries = TRIES)
    void ofDecimals(@ForAll long seed) throws SQLException {
        assertOrder(
                LogicalType.decimal(12, 2),
                Dialect.POSTGRESQL,
                values(seed, (r, n) -> BigDecimal.valueOf(n % 1_000_000_000_000L, 2)),
                Comparator.<BigDecimal>naturalOrder());
        BigInteger beyond = BigInteger.TEN.pow(20);
        assertOrder(
                LogicalType.decimal(38, 10),
                Dialect.MYSQL,
                values(
                        seed,
                        (r, n) -> new BigDecimal(
                                BigInteger.valueOf(n % 1_000_000_000_000_000L)
                                        .multiply(beyond)
                                        .add(BigInteger.valueOf(n)),
                                10)),
                Comparator.<BigDecimal>naturalOrder());
    }

    /** Of which -0.0 and 0.0 are equal, and NaN is the last. */
    @Property(tries = TRIES)
    void ofFloatingPointNumbers(@ForAll long seed) throws SQLException {
        assertOrder(
                LogicalType.of(Kind.DOUBLE),
                Dialect.POSTGRESQL,
                values(seed, (r, n) -> r.nextBoolean() ? Double.longBitsToDouble(n) : n.doubleValue() / 7),
                Comparator.comparingDouble(d -> d + 0.0));
        assertOrder(
                LogicalType.of(Kind.REAL),
                Dialect.H2,
                values(seed, (r, n) -> r.nextBoolean() ? Float.intBitsToFloat(n.intValue()) : n.floatValue() / 7),
                (a, b) -> Float.compare(a + 0.0f, b + 0.0f));
    }

    @Property(tries = TRIES)
    void ofDatesAndTimes(@ForAll long seed) throws SQLException {
        Function<Long, LocalDate> date = n -> LocalDate.ofEpochDay(Math.floorMod(n, 3_600_000L) - 700_000);
        BiFunction<java.util.Random, Long, LocalTime> time =
                (r, n) -> LocalTime.ofNanoOfDay(Math.floorMod(n, 86_400_000_000L) * 1000);
        assertOrder(
                LogicalType.of(Kind.DATE),
                Dialect.POSTGRESQL,
                values(seed, (r, n) -> date.apply(n)),
                Comparator.<LocalDate, java.time.chrono.ChronoLocalDate>comparing(d -> d));
        assertOrder(
                LogicalType.ofFraction(Kind.TIME, 6),
                Dialect.POSTGRESQL,
                values(seed, time),
                Comparator.<LocalTime>naturalOrder());
        assertOrder(
                LogicalType.of(Kind.TIMESTAMP),
                Dialect.POSTGRESQL,
                values(
                        seed,
                        (r, n) -> LocalDateTime.of(
                                r.nextBoolean() ? LocalDate.of(2024, 2, 29) : date.apply(n), time.apply(r, n))),
                Comparator.<LocalDateTime, java.time.chrono.ChronoLocalDateTime<?>>comparing(d -> d));
        assertOrder(
                LogicalType.of(Kind.TIMESTAMP_WITH_TIME_ZONE),
                Dialect.H2,
                values(
                        seed,
                        (r, n) -> OffsetDateTime.of(
                                date.apply(n), time.apply(r, n), ZoneOffset.ofHours(r.nextInt(37) - 18))),
                Comparator.comparing(OffsetDateTime::toInstant));
    }

    /** By code point, in H2 by UTF-16 unit. */
    @Property(tries = TRIES)
    void ofTexts(@ForAll long seed) throws SQLException {
        LogicalType type = LogicalType.ofLength(Kind.VARCHAR, 12);
        List<String> texts = values(seed, (r, n) -> {
            StringBuilder text = new StringBuilder();
            for (int i = r.nextInt(7); i > 0; i--) {
                int c = r.nextInt(3) == 0 ? r.nextInt(0x110000) : 'a' + r.nextInt(3);
                text.appendCodePoint((c >= 0xD800 && c < 0xE000) || c == 0 ? 'z' : c);
            }
            return text.toString();
        });
        Comparator<String> byCodePoint = (a, b) ->
                Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
        assertOrder(type, Dialect.H2, texts, Comparator.<String>naturalOrder());
        assertOrder(type, Dialect.MYSQL, texts, byCodePoint);
        assertOrder(LogicalType.ofLength(Kind.VARCHAR, 64), Dialect.POSTGRESQL, texts, byCodePoint);
    }
}
