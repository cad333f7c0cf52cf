package io.sigil.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.cell.RandomizedSuite;
import io.sigil.codec.Codec;
import io.sigil.dialect.Dialect;
import io.sigil.jdbc.SigilH2;
import io.sigil.keys.DataKeys;
import io.sigil.keys.store.KeyStores;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.LogicalType.Kind;
import io.sigil.rules.Rules;
import io.sigil.sql.CellPart;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is sent and stored for a range column has the order of the values, from the Java value to the bytes, for thousands of
 * pairs of each type; for millions with {@code -Dsigil.range.pairs=2000000}.
 */
class RangeOrderTest {
    private static final int PAIRS = Integer.getInteger("sigil.range.pairs", 1000);

    private static final int[] CODE_POINTS = {
        '\t', ' ', '!', 'A', 'a', 'b', 0xE9, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10FFFF
    };

    @TempDir
    private Path directory;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @CsvSource({
        "SMALLINT, POSTGRESQL",
        "INTEGER, H2",
        "BIGINT, MYSQL",
        "'DECIMAL(12,2)', POSTGRESQL",
        "'DECIMAL(38,10)', MARIADB",
        "REAL, POSTGRESQL",
        "REAL, MYSQL",
        "DOUBLE, POSTGRESQL",
        "DOUBLE, H2",
        "DOUBLE, MARIADB",
        "DATE, H2",
        "TIME(6), POSTGRESQL",
        "TIMESTAMP(6), POSTGRESQL",
        "TIMESTAMP(6), MYSQL",
        "TIMESTAMP(9) WITH TIME ZONE, H2",
        "TIMESTAMP(6) WITH TIME ZONE, POSTGRESQL",
        "VARCHAR(6), POSTGRESQL",
        "VARCHAR(6), H2",
        "CHAR(6), MYSQL",
    })
    void boundsHaveTheOrderOfTheValues(String type, Dialect dialect) throws SQLException {
        Rules rules = SigilH2.parse("""
                version: 1
                keystore: {file: "%s"}
                keys: {demo: {kms: local, keyring: "%s", password: secret-of-the-keyring, create: true}}
                tables: {t: {columns: {c: {type: "%s", search: range, acceptLeakage: order}}}}
                """.formatted(directory.resolve("keys.json"), directory.resolve("keys.p12"), type));
        ColumnRule rule = rules.tables().get(0).columns().get(0);
        // REAL is a DOUBLE there.
        boolean wide = rule.type().kind() == Kind.REAL && dialect.isMySqlFamily();
        Kind kind = wide ? Kind.DOUBLE : rule.type().kind();
        try (DataKeys keys = DataKeys.open(
                rules.keys(),
                KeyStores.of(rules.keystore(), new org.h2.jdbcx.JdbcDataSource()),
                getClass().getClassLoader(),
                Clock.systemUTC())) {
            ColumnCipher cipher =
                    new ColumnCipher(rule, Codec.of(rule.type(), dialect), dialect, new RandomizedSuite(), keys);
            for (int i = 0; i < PAIRS; i++) {
                Object one = value(kind, dialect, null);
                Object other = value(kind, dialect, random.nextBoolean() ? one : null);
                int expected = Integer.signum(compare(one, other, dialect));
                assertThat(Integer.signum(
                                compareBytes(bound(cipher, one, CellPart.FROM), bound(cipher, other, CellPart.FROM))))
                        .as("%s and %s, seed %s", one, other, seed)
                        .isEqualTo(expected);
                assertThat(compareBytes(bound(cipher, one, CellPart.FROM), bound(cipher, other, CellPart.TO)) < 0)
                        .as("%s from, %s to, seed %s", one, other, seed)
                        .isEqualTo(expected <= 0);
            }
        }
    }

    private static byte[] bound(ColumnCipher cipher, Object value, CellPart part) throws SQLException {
        return (byte[]) cipher.bound(cipher.searchPoint(value, null), part);
    }

    private static int compareBytes(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other);
    }

    /** @param near not null: one that stands beside it or is it, as often as not */
    private Object value(Kind kind, Dialect dialect, Object near) {
        int step = random.nextInt(5) - 2;
        return switch (kind) {
            case SMALLINT -> (short) whole(16, near, step);
            case INTEGER -> (int) whole(32, near, step);
            case BIGINT -> whole(64, near, step);
            case DECIMAL ->
                near == null
                        ? new BigDecimal(new BigInteger(39, random).subtract(BigInteger.ONE.shiftLeft(38)), 2)
                        : ((BigDecimal) near).add(new BigDecimal(BigInteger.valueOf(step), 2));
            case REAL ->
                near == null
                        ? real(dialect)
                        : (Object) (step > 0 ? Math.nextUp((float) near) : finite((float) near, dialect));
            case DOUBLE ->
                near == null
                        ? doublePrecision(dialect)
                        : (Object)
                                (step > 0 && Math.nextUp((double) near) < Double.MAX_VALUE
                                        ? Math.nextUp((double) near)
                                        : (double) near);
            case DATE ->
                LocalDate.ofEpochDay(
                        near == null ? random.nextInt(3_000_000) - 600_000 : ((LocalDate) near).toEpochDay() + step);
            case TIME ->
                near == null
                        ? LocalTime.ofNanoOfDay((random.nextLong() >>> 1) % 86_400_000_000L * 1000)
                        : ((LocalTime) near).plusNanos(step * 1000L);
            case TIMESTAMP ->
                near == null
                        ? LocalDateTime.ofEpochSecond(
                                random.nextInt(), random.nextInt(1_000_000) * 1000, ZoneOffset.UTC)
                        : ((LocalDateTime) near).plusNanos(step * 1000L);
            case TIMESTAMP_WITH_TIME_ZONE -> {
                Instant instant = near == null
                        ? Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1000L)
                        : ((OffsetDateTime) near).toInstant().plusNanos(step * 1000L);
                yield instant.atOffset(ZoneOffset.ofHours(random.nextInt(37) - 18));
            }
            case VARCHAR, CHAR -> text(near == null ? "" : (String) near, kind, dialect);
            default -> throw new AssertionError(kind);
        };
    }

    private long whole(int bits, Object near, int step) {
        long value = near == null ? random.nextLong() >> random.nextInt(64) : ((Number) near).longValue() + step;
        return value << (64 - bits) >> (64 - bits);
    }

    private float finite(float value, Dialect dialect) {
        return Float.isFinite(value) || dialect == Dialect.POSTGRESQL ? value : 1;
    }

    private Float real(Dialect dialect) {
        float value = Float.intBitsToFloat(random.nextInt());
        return Float.isFinite(value) && Math.abs(value) < Float.MAX_VALUE
                ? value
                : special(dialect).floatValue();
    }

    private Double doublePrecision(Dialect dialect) {
        double value = random.nextInt(10) == 0 ? special(dialect) : Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) && Math.abs(value) < 1e308 ? value : special(dialect);
    }

    /** Infinities and NaN where the database has them. */
    private Double special(Dialect dialect) {
        double[] all = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        return all[random.nextInt(dialect.isMySqlFamily() ? 2 : all.length)];
    }

    private String text(String near, Kind kind, Dialect dialect) {
        StringBuilder text = new StringBuilder(near);
        if (text.length() > 0) {
            text.setLength(text.offsetByCodePoints(0, random.nextInt(near.codePointCount(0, near.length()) + 1)));
        }
        // H2 counts UTF-16 units.
        int most = (dialect == Dialect.H2 ? 3 : 6) - text.codePointCount(0, text.length());
        // Databases differ on control characters before the end of a CHAR.
        int first = kind == Kind.CHAR ? 1 : 0;
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.appendCodePoint(CODE_POINTS[first + random.nextInt(CODE_POINTS.length - first)]);
        }
        // The column has none at the end of a CHAR.
        return kind == Kind.CHAR ? text.toString().replaceAll(" +$", "") : text.toString();
    }

    /** As the database compares them. */
    private static int compare(Object one, Object other, Dialect dialect) {
        if (one instanceof String text && dialect != Dialect.H2) {
            return compareBytes(
                    text.getBytes(StandardCharsets.UTF_8), ((String) other).getBytes(StandardCharsets.UTF_8));
        }
        if (one instanceof Double) {
            // NaN is the greatest, -0.0 is 0.0.
            return Double.compare((double) one + 0.0, (double) other + 0.0);
        }
        if (one instanceof Float) {
            return Float.compare((float) one + 0.0f, (float) other + 0.0f);
        }
        if (one instanceof OffsetDateTime moment) {
            return moment.toInstant().compareTo(((OffsetDateTime) other).toInstant());
        }
        return compareNatural((Comparable<?>) one, other);
    }

    @SuppressWarnings("unchecked")
    private static <T> int compareNatural(Comparable<T> one, Object other) {
        return one.compareTo((T) other);
    }
}
