package io.sigil.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.rules.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same Java value goes into a plaintext column and through the codec: the same comes out, or the codec refuses. */
class H2TwinTest {

    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Apia");

    private static final Map<Class<?>, PlainH2Column.Getter> GETTERS = new LinkedHashMap<>();

    static {
        GETTERS.put(Object.class, row -> row.getObject(1));
        GETTERS.put(String.class, row -> row.getString(1));
        GETTERS.put(Boolean.class, row -> row.getBoolean(1));
        GETTERS.put(Byte.class, row -> row.getByte(1));
        GETTERS.put(Short.class, row -> row.getShort(1));
        GETTERS.put(Integer.class, row -> row.getInt(1));
        GETTERS.put(Long.class, row -> row.getLong(1));
        GETTERS.put(Float.class, row -> row.getFloat(1));
        GETTERS.put(Double.class, row -> row.getDouble(1));
        GETTERS.put(BigDecimal.class, row -> row.getBigDecimal(1));
        GETTERS.put(byte[].class, row -> row.getBytes(1));
        GETTERS.put(Date.class, row -> row.getDate(1));
        GETTERS.put(Time.class, row -> row.getTime(1));
        GETTERS.put(Timestamp.class, row -> row.getTimestamp(1));
        GETTERS.put(Clob.class, row -> row.getClob(1));
        GETTERS.put(java.sql.Blob.class, row -> row.getBlob(1));
        for (Class<?> type : List.of(
                BigInteger.class,
                Character.class,
                UUID.class,
                java.util.Date.class,
                LocalDate.class,
                LocalTime.class,
                LocalDateTime.class,
                OffsetDateTime.class,
                ZonedDateTime.class,
                Instant.class)) {
            GETTERS.put(type, row -> row.getObject(1, type));
        }
    }

    static Stream<Arguments> typesAndZones() {
        return Types.ALL.stream().flatMap(type -> ZONES.stream().map(zone -> Arguments.of(type, zone)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("typesAndZones")
    void everyGetterGivesWhatThePlainColumnGivesOrRefuses(LogicalType type, String zone) throws SQLException {
        DefaultZone.during(zone, () -> {
            try (PlainH2Column plain = new PlainH2Column(type)) {
                Codec codec = Codec.of(type, Dialect.H2, "t.c");
                List<String> differences = new ArrayList<>();
                for (Object value : SampleValues.all()) {
                    compare(codec, plain, value, differences);
                }
                assertThat(differences).isEmpty();
            }
        });
    }

    private static void compare(Codec codec, PlainH2Column plain, Object value, List<String> differences)
            throws SQLException {
        byte[] canonical;
        try {
            canonical = codec.encode(value);
        } catch (SQLDataException e) {
            return;
        }
        try {
            plain.store(statement -> statement.setObject(1, value));
        } catch (SQLException e) {
            differences.add(codec.logicalType() + " H2 refuses " + describe(value) + ": " + e.getSQLState());
            return;
        }
        for (Map.Entry<Class<?>, PlainH2Column.Getter> getter : GETTERS.entrySet()) {
            Object actual;
            try {
                actual = Comparisons.of(codec.decode(canonical, getter.getKey()));
            } catch (SQLDataException e) {
                continue;
            }
            Object expected;
            try {
                expected = plain.read(getter.getValue());
            } catch (SQLException e) {
                expected = "refused";
            }
            if (!actual.equals(expected)) {
                differences.add(codec.logicalType() + " " + describe(value) + " as "
                        + getter.getKey().getSimpleName() + ": H2 " + expected + ", codec " + actual);
            }
        }
    }

    static Stream<Arguments> typesAndTheirOwnValues() {
        LocalDateTime moment = LocalDateTime.of(2020, 1, 31, 10, 11, 12, 123_000_000);
        Map<LogicalType.Kind, List<Object>> own = Map.ofEntries(
                Map.entry(LogicalType.Kind.CHAR, List.of("ab", 'c')),
                Map.entry(LogicalType.Kind.VARCHAR, List.of("ab", 'c', 12, true)),
                Map.entry(LogicalType.Kind.CLOB, List.of("ab", new CellClob("ab"))),
                Map.entry(LogicalType.Kind.BOOLEAN, List.of(true, "false", 1)),
                Map.entry(LogicalType.Kind.SMALLINT, List.of((short) 3, 3, 3L, "3", BigDecimal.TEN)),
                Map.entry(LogicalType.Kind.INTEGER, List.of((short) 3, 3, 3L, "3", BigDecimal.TEN)),
                Map.entry(LogicalType.Kind.BIGINT, List.of((short) 3, 3, 3L, "3", BigInteger.TEN)),
                Map.entry(LogicalType.Kind.DECIMAL, List.of(new BigDecimal("1.5"), 3, 1.5, "1.5")),
                Map.entry(LogicalType.Kind.REAL, List.of(1.5f, 1.5, 3, "1.5", BigDecimal.TEN)),
                Map.entry(LogicalType.Kind.DOUBLE, List.of(1.5f, 1.5, 3, "1.5", BigDecimal.TEN)),
                Map.entry(
                        LogicalType.Kind.DATE,
                        List.of(moment.toLocalDate(), Date.valueOf("2020-01-31"), "2020-01-31", moment)),
                Map.entry(
                        LogicalType.Kind.TIME,
                        List.of(moment.toLocalTime(), Time.valueOf("10:11:12"), "10:11:12.5", moment)),
                Map.entry(
                        LogicalType.Kind.TIMESTAMP,
                        List.of(moment, Timestamp.valueOf(moment), "2020-01-31 10:11:12.5", moment.toLocalDate())),
                Map.entry(
                        LogicalType.Kind.TIMESTAMP_WITH_TIME_ZONE,
                        List.of(
                                OffsetDateTime.parse("2020-01-31T10:11:12+05:30"),
                                Instant.EPOCH,
                                Timestamp.valueOf(moment),
                                "2020-01-31 10:11:12+01")),
                Map.entry(LogicalType.Kind.BINARY, List.of(new byte[] {1, 2})),
                Map.entry(LogicalType.Kind.VARBINARY, List.of(new byte[] {1, 2})),
                Map.entry(LogicalType.Kind.BLOB, List.of(new byte[] {1, 2}, new CellBlob(new byte[] {1}))),
                Map.entry(LogicalType.Kind.UUID, List.of(new UUID(1, 2), new UUID(1, 2).toString())));
        return Types.ALL.stream()
                .flatMap(type -> own.get(type.kind()).stream().map(value -> Arguments.of(type, value)));
    }

    @ParameterizedTest(name = "{0} takes {1}")
    @MethodSource("typesAndTheirOwnValues")
    void valuesOfTheTypeItselfAreNeverRefused(LogicalType type, Object value) throws SQLException {
        Codec codec = Codec.of(type, Dialect.H2);
        try (PlainH2Column plain = new PlainH2Column(type)) {
            byte[] canonical = codec.encode(value);
            plain.store(statement -> statement.setObject(1, value));
            assertThat(Comparisons.of(codec.decode(canonical))).isEqualTo(plain.read(row -> row.getObject(1)));
            assertThat(codec.decode(canonical, String.class)).isEqualTo(plain.read(row -> row.getString(1)));
        }
    }

    static Stream<LogicalType> momentTypes() {
        return Types.ALL.stream().filter(type -> codecOf(type).javaClassName().matches("java\\.(sql|time)\\.[DTO].*"));
    }

    private static Codec codecOf(LogicalType type) {
        return Codec.of(type, Dialect.H2);
    }

    /** JDBC 4.3 §15.2.3.5: the Calendar's time zone takes the place of the JVM's. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("momentTypes")
    void calendarsGiveTheirTimeZone(LogicalType type) throws SQLException {
        DefaultZone.during("Europe/Berlin", () -> {
            try (PlainH2Column plain = new PlainH2Column(type)) {
                for (String zone : List.of("UTC", "Asia/Tokyo", "America/Los_Angeles", "Europe/Berlin")) {
                    for (long millis : new long[] {0, 1_580_000_000_123L, 1_603_587_600_000L, -5_000_000_000_000L}) {
                        calendarsGive(codecOf(type), plain, Calendar.getInstance(TimeZone.getTimeZone(zone)), millis);
                    }
                }
            }
        });
    }

    private static void calendarsGive(Codec codec, PlainH2Column plain, Calendar calendar, long millis)
            throws SQLException {
        Map<Class<?>, PlainH2Column.Setter> setters = Map.of(
                Date.class, statement -> statement.setDate(1, new Date(millis), calendar),
                Time.class, statement -> statement.setTime(1, new Time(millis), calendar),
                Timestamp.class, statement -> statement.setTimestamp(1, new Timestamp(millis), calendar));
        Map<Class<?>, PlainH2Column.Getter> getters = Map.of(
                Date.class, row -> row.getDate(1, calendar),
                Time.class, row -> row.getTime(1, calendar),
                Timestamp.class, row -> row.getTimestamp(1, calendar));
        for (Map.Entry<Class<?>, PlainH2Column.Setter> setter : setters.entrySet()) {
            byte[] canonical;
            try {
                canonical = codec.encode(moment(setter.getKey(), millis), calendar);
            } catch (SQLDataException e) {
                continue;
            }
            plain.store(setter.getValue());
            for (Map.Entry<Class<?>, PlainH2Column.Getter> getter : getters.entrySet()) {
                Object actual;
                try {
                    actual = codec.decode(canonical, getter.getKey(), calendar);
                } catch (SQLDataException e) {
                    continue;
                }
                assertThat(actual)
                        .as(
                                "%s as %s in %s",
                                setter.getKey(),
                                getter.getKey(),
                                calendar.getTimeZone().getID())
                        .isEqualTo(plain.read(getter.getValue()));
            }
        }
    }

    private static java.util.Date moment(Class<?> type, long millis) {
        if (type == Date.class) {
            return new Date(millis);
        }
        return type == Time.class ? new Time(millis) : new Timestamp(millis);
    }

    static Stream<LogicalType> types() {
        return Types.ALL.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void metadataIsThatOfThePlainColumn(LogicalType type) throws SQLException {
        Codec codec = codecOf(type);
        try (PlainH2Column plain = new PlainH2Column(type)) {
            plain.metadata(expected -> {
                assertThat(codec.jdbcType()).isEqualTo(expected.getColumnType(1));
                assertThat(codec.typeName()).isEqualTo(expected.getColumnTypeName(1));
                assertThat(codec.javaClassName()).isEqualTo(expected.getColumnClassName(1));
                assertThat(codec.precision()).isEqualTo(expected.getPrecision(1));
                assertThat(codec.scale()).isEqualTo(expected.getScale(1));
                assertThat(codec.displaySize()).isEqualTo(expected.getColumnDisplaySize(1));
                assertThat(codec.signed()).isEqualTo(expected.isSigned(1));
            });
        }
    }

    /** Deterministic cells are equal exactly where the plaintext values are. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void bytesCompareAsThePlainValues(LogicalType type) throws SQLException {
        Codec codec = codecOf(type);
        if (type.kind() == LogicalType.Kind.CLOB || type.kind() == LogicalType.Kind.BLOB) {
            return; // H2 compares them by their first bytes' references only where they are small.
        }
        try (PlainH2Column plain = new PlainH2Column(type)) {
            List<byte[]> all = new ArrayList<>();
            for (Object value : SampleValues.all()) {
                byte[] canonical = encodedOrNull(codec, value);
                if (canonical != null) {
                    all.add(canonical);
                    plain.add(all.size(), value);
                }
            }
            for (int[] order : plain.order()) {
                int bytes = Integer.signum(Arrays.compareUnsigned(all.get(order[0] - 1), all.get(order[1] - 1)));
                if (codec.bytesDecideEquality()) {
                    assertThat(bytes == 0).isEqualTo(order[2] == 0);
                }
                if (codec.bytesDecideOrder() && !type.kind().isText()) {
                    assertThat(bytes).isEqualTo(order[2]);
                }
            }
        }
    }

    private static byte[] encodedOrNull(Codec codec, Object value) throws SQLException {
        try {
            return codec.encode(value);
        } catch (SQLDataException e) {
            return null;
        }
    }

    private static String describe(Object value) throws SQLException {
        return value.getClass().getSimpleName() + " " + Comparisons.of(value);
    }
}
