package io.sigil.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.rules.LogicalType;
import io.sigil.rules.LogicalType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds of every value: round trips, one byte form per value, byte order, and no exception but SQLException. */
@SuppressWarnings("JavaUtilDate")
class CodecPropertyTest {

    private static final List<Class<?>> TARGETS = List.of(
            Object.class,
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            byte[].class,
            java.sql.Date.class,
            java.sql.Time.class,
            java.sql.Timestamp.class,
            java.util.Date.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Instant.class,
            UUID.class,
            Character.class,
            java.sql.Clob.class,
            java.sql.NClob.class,
            java.sql.Blob.class,
            java.io.Reader.class,
            java.io.InputStream.class,
            Thread.class);

    @Provide
    Arbitrary<Codec> codecs() {
        return Arbitraries.of(Types.ALL)
                .flatMap(type -> Arbitraries.of(Dialect.class).map(dialect -> Codec.of(type, dialect, "t.c")));
    }

    @Provide
    Arbitrary<String> almostValues() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().withChars("0123456789+-.:eETZ ").ofMaxLength(30));
    }

    @Provide
    Arbitrary<Object> objects() {
        return Arbitraries.oneOf(
                Arbitraries.of(SampleValues.all()),
                Arbitraries.bigDecimals().ofScale(30).map(x -> x),
                Arbitraries.of(
                        new BigDecimal("1E+2147483647"),
                        new BigDecimal("1E-2147483647"),
                        new BigDecimal("0E+2147483647"),
                        new BigDecimal("0E-2147483647"),
                        LocalDate.MAX,
                        LocalDate.MIN,
                        LocalDateTime.MAX,
                        LocalDateTime.MIN,
                        OffsetDateTime.MAX,
                        OffsetDateTime.MIN,
                        Instant.MAX,
                        Instant.MIN,
                        new java.sql.Date(Long.MAX_VALUE),
                        new java.sql.Date(Long.MIN_VALUE),
                        new java.sql.Time(Long.MIN_VALUE),
                        new java.sql.Timestamp(Long.MAX_VALUE),
                        new java.sql.Timestamp(Long.MIN_VALUE),
                        new java.util.Date(Long.MIN_VALUE)),
                Arbitraries.longs().map(java.sql.Date::new),
                Arbitraries.longs().map(java.sql.Timestamp::new),
                Arbitraries.doubles().map(x -> x),
                Arbitraries.floats().map(x -> x));
    }

    @Property(tries = 5000)
    void anyTextIsEncodedOrRefused(@ForAll("codecs") Codec codec, @ForAll("almostValues") String text)
            throws SQLException {
        encodedOrRefused(codec, text);
    }

    @Property(tries = 5000)
    void anyObjectIsEncodedOrRefused(@ForAll("codecs") Codec codec, @ForAll("objects") Object value)
            throws SQLException {
        encodedOrRefused(codec, value);
    }

    /** Whatever is accepted is no longer than announced, is read back by all getters, and its reading encodes to the same. */
    static void encodedOrRefused(Codec codec, Object value) throws SQLException {
        byte[] canonical;
        try {
            canonical = codec.encode(value);
        } catch (SQLDataException e) {
            assertThat(e.getMessage()).startsWith("SIGIL-3");
            return;
        }
        if (codec.maxCanonicalBytes() >= 0) {
            assertThat(canonical.length).isLessThanOrEqualTo(codec.maxCanonicalBytes());
        }
        decodedOrRefused(codec, canonical);
    }

    @Property(tries = 5000)
    void anyBytesAreDecodedOrRefused(@ForAll("codecs") Codec codec, @ForAll @Size(max = 20) byte[] bytes)
            throws SQLException {
        decodedOrRefused(codec, bytes);
    }

    static void decodedOrRefused(Codec codec, byte[] bytes) throws SQLException {
        for (Class<?> target : TARGETS) {
            try {
                Object value = codec.decode(bytes, target);
                assertThat(value).isInstanceOf(target);
            } catch (SQLDataException e) {
                assertThat(e.getMessage()).startsWith("SIGIL-3");
            }
        }
    }

    @Property
    void integersRoundTripInOrder(@ForAll long first, @ForAll long second, @ForAll Dialect dialect)
            throws SQLException {
        Codec codec = Codec.of(LogicalType.of(Kind.BIGINT), dialect);
        assertThat(codec.decode(codec.encode(first))).isEqualTo(first);
        assertOrder(codec, first, second, Long.compare(first, second));
    }

    @Property
    void doublesRoundTripInOrder(@ForAll double first, @ForAll double second, @ForAll Dialect dialect)
            throws SQLException {
        Codec codec = Codec.of(LogicalType.of(Kind.DOUBLE), dialect);
        assertThat(codec.decode(codec.encode(first))).isEqualTo(first + 0.0);
        assertOrder(codec, first, second, Double.compare(first + 0.0, second + 0.0));
    }

    @Property
    void realsRoundTripInOrder(@ForAll float first, @ForAll float second) throws SQLException {
        Codec codec = Codec.of(LogicalType.of(Kind.REAL), Dialect.POSTGRESQL);
        assertThat(codec.decode(codec.encode(first))).isEqualTo(first + 0.0f);
        assertOrder(codec, first, second, Float.compare(first + 0.0f, second + 0.0f));
    }

    @Property
    void decimalsRoundTripInOrderAtTheirScale(
            @ForAll
                    @net.jqwik.api.constraints.BigRange(min = "-99999999.99", max = "99999999.99")
                    @net.jqwik.api.constraints.Scale(5)
                    BigDecimal first,
            @ForAll
                    @net.jqwik.api.constraints.BigRange(min = "-99999999.99", max = "99999999.99")
                    @net.jqwik.api.constraints.Scale(5)
                    BigDecimal second)
            throws SQLException {
        Codec codec = Codec.of(LogicalType.decimal(12, 2), Dialect.MYSQL);
        BigDecimal kept = first.setScale(2, RoundingMode.HALF_UP);
        assertThat(codec.decode(codec.encode(first))).isEqualTo(kept);
        assertThat(codec.encode(first)).isEqualTo(codec.encode(kept.toPlainString()));
        assertOrder(codec, first, second, kept.compareTo(second.setScale(2, RoundingMode.HALF_UP)));
    }

    @Property
    void momentsRoundTripToTheNanosecond(
            @ForAll @LongRange(min = -60_000_000_000L, max = 200_000_000_000L) long seconds,
            @ForAll @LongRange(min = 0, max = 999_999_999) long nanos)
            throws SQLException {
        LocalDateTime moment = LocalDateTime.ofEpochSecond(seconds, (int) nanos, ZoneOffset.UTC);
        Codec timestamp = Codec.of(LogicalType.ofFraction(Kind.TIMESTAMP, 9), Dialect.H2);
        assertThat(timestamp.decode(timestamp.encode(moment), LocalDateTime.class))
                .isEqualTo(moment);
        OffsetDateTime there = moment.atOffset(ZoneOffset.ofHoursMinutes(5, 30));
        Codec zoned = Codec.of(LogicalType.ofFraction(Kind.TIMESTAMP_WITH_TIME_ZONE, 9), Dialect.H2);
        assertThat(zoned.decode(zoned.encode(there))).isEqualTo(there);
        Codec time = Codec.of(LogicalType.ofFraction(Kind.TIME, 9), Dialect.H2);
        assertThat(time.decode(time.encode(moment.toLocalTime()), LocalTime.class))
                .isEqualTo(moment.toLocalTime());
        Codec date = Codec.of(LogicalType.of(Kind.DATE), Dialect.H2);
        assertThat(date.decode(date.encode(moment.toLocalDate()), LocalDate.class))
                .isEqualTo(moment.toLocalDate());
    }

    @Property
    void equalInstantsHaveEqualBytesInPostgresql(
            @ForAll @LongRange(min = -2_000_000_000L, max = 200_000_000_000L) long seconds) throws SQLException {
        Codec codec = Codec.of(LogicalType.of(Kind.TIMESTAMP_WITH_TIME_ZONE), Dialect.POSTGRESQL);
        Instant instant = Instant.ofEpochSecond(seconds);
        assertThat(codec.encode(instant.atOffset(ZoneOffset.UTC)))
                .isEqualTo(codec.encode(instant.atOffset(ZoneOffset.ofHours(-11))))
                .isEqualTo(codec.encode(java.sql.Timestamp.from(instant)));
    }

    @Property
    void textRoundTrips(@ForAll("wholeTexts") String text, @ForAll Dialect dialect) throws SQLException {
        Codec codec = Codec.of(LogicalType.of(Kind.VARCHAR), dialect);
        assertThat(codec.decode(codec.encode(text))).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> wholeTexts() {
        return Arbitraries.strings()
                .filter(text -> text.indexOf('\0') < 0
                        && text.codePoints()
                                .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    @Property
    void bytesRoundTrip(@ForAll byte[] bytes, @ForAll Dialect dialect) throws SQLException {
        Codec codec = Codec.of(LogicalType.of(Kind.VARBINARY), dialect);
        assertThat(codec.decode(codec.encode(bytes), byte[].class)).isEqualTo(bytes);
    }

    @Property
    void uuidsRoundTrip(@ForAll long most, @ForAll long least, @ForAll Dialect dialect) throws SQLException {
        Codec codec = Codec.of(LogicalType.of(Kind.UUID), dialect);
        UUID uuid = new UUID(most, least);
        assertThat(codec.decode(codec.encode(uuid))).isEqualTo(uuid);
        assertThat(codec.encode(uuid.toString())).isEqualTo(codec.encode(uuid));
    }

    /** The default time zone has no part in a value that is written and read under the same one. */
    @Property(tries = 200)
    void dateClassesComeBackInEveryTimeZone(
            @ForAll @LongRange(min = -2_000_000_000L, max = 4_000_000_000L) long seconds,
            @ForAll("zones") String zone,
            @ForAll Dialect dialect)
            throws SQLException {
        DefaultZone.during(zone, () -> {
            LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
            Codec date = Codec.of(LogicalType.of(Kind.DATE), dialect);
            java.sql.Date day = java.sql.Date.valueOf(local.toLocalDate());
            assertThat(date.decode(date.encode(day))).hasToString(day.toString());
            assertThat(date.decode(date.encode(day), String.class)).isEqualTo(day.toString());
            Codec timestamp = Codec.of(LogicalType.of(Kind.TIMESTAMP), dialect);
            java.sql.Timestamp moment = java.sql.Timestamp.valueOf(local);
            assertThat(timestamp.decode(timestamp.encode(moment), java.sql.Timestamp.class))
                    .hasToString(moment.toString());
            String natural = (dialect == Dialect.MYSQL ? (Object) moment.toLocalDateTime() : moment).toString();
            assertThat(timestamp.decode(timestamp.encode(moment))).hasToString(natural);
        });
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of("UTC", "Europe/Berlin", "America/Sao_Paulo", "Asia/Kolkata", "Pacific/Apia");
    }

    private static void assertOrder(Codec codec, Object first, Object second, int expected) throws SQLException {
        int bytes = Arrays.compareUnsigned(codec.encode(first), codec.encode(second));
        assertThat(Integer.signum(bytes)).isEqualTo(Integer.signum(expected));
    }
}
