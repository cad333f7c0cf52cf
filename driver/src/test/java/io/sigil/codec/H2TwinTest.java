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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            if (System.getProperty("sigil.refusals") != null) {
                try {
                    plain.store(statement -> statement.setObject(1, value));
                    System.err.println("REFUSED " + codec.logicalType() + " <- " + describe(value));
                } catch (SQLException h2) {
                    // same
                }
            }
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
                if (System.getProperty("sigil.refusals") != null) {
                    try {
                        Object o = plain.read(getter.getValue());
                        System.err.println("UNREAD " + codec.logicalType() + " " + describe(value) + " as "
                                + getter.getKey().getSimpleName() + " " + o);
                    } catch (SQLException h2) {
                        // same
                    }
                }
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

    private static String describe(Object value) throws SQLException {
        return value.getClass().getSimpleName() + " " + Comparisons.of(value);
    }
}
