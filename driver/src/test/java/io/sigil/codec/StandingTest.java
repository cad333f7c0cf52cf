package io.sigil.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.rules.LogicalType;
import io.sigil.rules.LogicalType.Kind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compared values stand where a plaintext column has them. */
class StandingTest {
    private static final List<LogicalType> ORDERED = List.of(
            LogicalType.of(Kind.SMALLINT),
            LogicalType.of(Kind.INTEGER),
            LogicalType.of(Kind.BIGINT),
            LogicalType.decimal(6, 2),
            LogicalType.decimal(19, 0),
            LogicalType.decimal(40, 25),
            LogicalType.of(Kind.REAL),
            LogicalType.of(Kind.DOUBLE),
            LogicalType.of(Kind.DATE),
            LogicalType.of(Kind.TIME),
            LogicalType.ofFraction(Kind.TIME, 6),
            LogicalType.ofFraction(Kind.TIME, 9),
            LogicalType.ofFraction(Kind.TIMESTAMP, 0),
            LogicalType.of(Kind.TIMESTAMP),
            LogicalType.ofFraction(Kind.TIMESTAMP, 9),
            LogicalType.ofFraction(Kind.TIMESTAMP_WITH_TIME_ZONE, 0),
            LogicalType.ofFraction(Kind.TIMESTAMP_WITH_TIME_ZONE, 9),
            LogicalType.ofLength(Kind.VARCHAR, 3),
            LogicalType.ofLength(Kind.VARCHAR, 40),
            LogicalType.ofLength(Kind.CHAR, 3));

    static List<LogicalType> ordered() {
        return ORDERED;
    }

    /** Whatever H2 answers is what the standing says, unless it is refused. */
    @ParameterizedTest
    @MethodSource("ordered")
    void valuesCompareAsInH2(LogicalType type) throws SQLException {
        Codec codec = Codec.of(type, Dialect.H2);
        OrderKey keys = new OrderKey(codec);
        List<byte[]> stored = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        int compared = 0;
        try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = h2.createStatement()) {
            statement.execute("SET TIME ZONE '" + TimeZone.getDefault().getID() + "'");
            statement.execute("CREATE TABLE t (n INTEGER, c " + type + ")");
            List<Object> samples = samples(type);
            try (PreparedStatement insert = h2.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
                for (Object sample : samples) {
                    byte[] canonical = encoded(codec, sample);
                    if (canonical != null) {
                        insert.setInt(1, stored.size());
                        insert.setObject(2, sample);
                        insert.execute();
                        stored.add(keys.of(canonical));
                    }
                }
            }
            for (Object sample : samples) {
                Standing standing = standing(codec, sample);
                if (standing == null) {
                    continue;
                }
                compared++;
                String found = answers(h2, sample);
                StringBuilder expected = new StringBuilder();
                for (byte[] key : stored) {
                    expected.append(compare(key, standing, keys));
                }
                if (!found.contentEquals(expected)) {
                    differences.add(sample.getClass().getSimpleName() + " " + sample + " " + standing + "\n  H2    "
                            + found + "\n  Sigil " + expected);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(5);
        assertThat(stored).hasSizeGreaterThan(5);
    }

    private static List<Object> samples(LogicalType type) {
        List<Object> samples = new ArrayList<>(SampleValues.all());
        if (type.kind().isText()) {
            samples.addAll(List.of(
                    "ab", "abd", "abz", "ab😀", "ab\uFFFD", "abcc", "a", "ab c", "ab!", "ab\u001f", "ab\uE000"));
        }
        samples.addAll(List.of(
                new BigDecimal("10.005"),
                new BigDecimal("-10.005"),
                new BigDecimal("9999.99"),
                new BigDecimal("10000"),
                new BigDecimal("-9999.995"),
                3.7,
                -3.7,
                10.1,
                10.1f,
                new BigDecimal("10.1"),
                32767,
                32768,
                -32769,
                1e300,
                -1e300,
                1e-300,
                9007199254740993L,
                Long.MAX_VALUE));
        return samples;
    }

    private static byte[] encoded(Codec codec, Object value) {
        try {
            return codec.encode(value);
        } catch (SQLException e) {
            return null;
        }
    }

    private static Standing standing(Codec codec, Object value) {
        try {
            return Standing.of(codec, value, null);
        } catch (SQLException e) {
            return null;
        }
    }

    /** One character for each row: whether its value is less than the compared one, equal, or greater. */
    private static String answers(Connection h2, Object value) {
        StringBuilder answers = new StringBuilder();
        try (PreparedStatement query = h2.prepareStatement(
                "SELECT CASE WHEN c < ? THEN '<' WHEN c > ? THEN '>' WHEN c = ? THEN '=' ELSE '!' END FROM t ORDER BY n")) {
            for (int i = 1; i <= 3; i++) {
                query.setObject(i, value);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    answers.append(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            return "error " + e.getErrorCode();
        }
        return answers.toString();
    }

    private static char compare(byte[] key, Standing standing, OrderKey keys) {
        if (standing.canonical() == null) {
            return standing.side() == Standing.Side.BEFORE ? '>' : '<';
        }
        int order = Arrays.compareUnsigned(key, keys.of(standing.canonical()));
        if (order != 0) {
            return order < 0 ? '<' : '>';
        }
        return switch (standing.side()) {
            case BEFORE -> '>';
            case AT -> '=';
            case AFTER -> '<';
        };
    }

    @Test
    void aNumberBetweenTwoStandsAfterTheSmaller() throws SQLException {
        for (Dialect dialect : Dialect.values()) {
            Codec codec = Codec.of(LogicalType.decimal(12, 2), dialect);
            assertStands(codec, new BigDecimal("10.005"), Standing.Side.AFTER, "10.00");
            assertStands(codec, new BigDecimal("-10.005"), Standing.Side.AFTER, "-10.01");
            assertStands(codec, new BigDecimal("10.0100"), Standing.Side.AT, "10.01");
            assertStands(codec, 10.1, Standing.Side.AT, "10.1");
            assertThat(Standing.of(codec, new BigDecimal("1e10"), null).canonical())
                    .isNull();
            assertThat(Standing.of(codec, new BigDecimal("1e10"), null).side()).isEqualTo(Standing.Side.AFTER);
            assertThat(Standing.of(codec, new BigDecimal("-1e10"), null).side()).isEqualTo(Standing.Side.BEFORE);
            assertStands(codec, new BigDecimal("9999999999.995"), Standing.Side.AFTER, "9999999999.99");
        }
    }

    private static void assertStands(Codec codec, Object value, Standing.Side side, String held) throws SQLException {
        Standing standing = Standing.of(codec, value, null);
        assertThat(standing.side()).isEqualTo(side);
        assertThat(codec.decode(standing.canonical(), BigDecimal.class)).isEqualByComparingTo(held);
    }

    static Stream<Dialect> servers() {
        return Stream.of(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.MARIADB);
    }

    /** A database that makes a double of the column's value can't tell these from their neighbours. */
    @ParameterizedTest
    @MethodSource("servers")
    void aDoubleThatTheColumnsValuesRoundToIsRefused(Dialect dialect) {
        assertThat(standing(Codec.of(LogicalType.of(Kind.BIGINT), dialect), 9007199254740992.0))
                .isNull();
        assertThat(standing(Codec.of(LogicalType.of(Kind.BIGINT), dialect), 17.0))
                .isNotNull();
        assertThat(standing(Codec.of(LogicalType.decimal(12, 2), dialect), 10.1f))
                .isNull();
        assertThat(standing(Codec.of(LogicalType.decimal(20, 18), dialect), 10.1))
                .isNull();
    }
}
