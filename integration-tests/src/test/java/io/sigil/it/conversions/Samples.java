package io.sigil.it.conversions;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The values of each Java class that a setter takes: typical, smallest, largest, too long, too precise, and those that
 * only look like the type. Dates and times are those of Europe/Berlin, with its gap and its overlap.
 */
@SuppressWarnings("JavaUtilDate") // setters take it
final class Samples {
    static final List<String> TEXTS = List.of(
            "",
            "abc",
            "Zoë 😀",
            "ab   ",
            "abcdefghij     ",
            "a\0b",
            "\ud83d",
            "x".repeat(250),
            "x".repeat(400),
            "0",
            "1",
            "42",
            "-7",
            " 42 ",
            "3.75",
            "2.5",
            "1e3",
            "70000",
            "99999999999999999999",
            "12345678901.555",
            "NaN",
            "Infinity",
            "-0.0",
            "true",
            "f",
            "YES",
            "2024-02-29",
            "2023-02-29",
            "10:11:12",
            "10:11:12.1234567",
            "24:00:00",
            "2024-02-29 10:11:12",
            "2024-02-29 10:11:12.123456789",
            "2024-03-31 02:30:00",
            "2024-10-27 02:30:00",
            "2024-02-29T10:11:12Z",
            "2024-02-29 10:11:12+05:30",
            "11111111-2222-4333-8444-555555555555",
            "\\x0102",
            "0102");

    static final List<Boolean> BOOLEANS = List.of(true, false);

    static final List<Byte> BYTES = List.of((byte) 0, (byte) 1, (byte) 42, Byte.MIN_VALUE, Byte.MAX_VALUE);

    static final List<Short> SHORTS = List.of((short) 0, (short) 1, (short) 1234, Short.MIN_VALUE, Short.MAX_VALUE);

    static final List<Integer> INTEGERS =
            List.of(0, 1, 2, 42, -7, 70_000, 20_240_229, Integer.MIN_VALUE, Integer.MAX_VALUE);

    static final List<Long> LONGS = List.of(0L, 1L, 42L, -7L, 70_000L, 3_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE);

    static final List<Float> FLOATS = List.of(
            0f,
            -0f,
            1f,
            42f,
            1.5f,
            2.5f,
            0.1f,
            1.0E10f,
            Float.MIN_VALUE,
            Float.MAX_VALUE,
            Float.NaN,
            Float.POSITIVE_INFINITY);

    static final List<Double> DOUBLES = List.of(
            0d,
            -0d,
            1d,
            42d,
            1.5,
            2.5,
            0.1,
            1.005,
            123456789.555,
            1.0E17,
            1.0E300,
            Double.MIN_VALUE,
            Double.NaN,
            Double.NEGATIVE_INFINITY);

    static final List<BigDecimal> DECIMALS = Stream.of(
                    "0",
                    "1",
                    "42",
                    "3.75",
                    "2.5",
                    "-2.5",
                    "2.345",
                    "1.10",
                    "1E+3",
                    "1E-7",
                    "9999999999.99",
                    "9999999999.995",
                    "12345678901234567890",
                    "1E+40")
            .map(BigDecimal::new)
            .toList();

    static final List<BigInteger> WHOLE = List.of(BigInteger.ONE, BigInteger.valueOf(42), BigInteger.TEN.pow(20));

    static final List<byte[]> BINARY = List.of(
            new byte[0],
            new byte[] {1, 2},
            new byte[] {1, 0, (byte) 0xff},
            "42".getBytes(StandardCharsets.UTF_8),
            "Zoë".getBytes(StandardCharsets.UTF_8),
            new byte[16],
            new byte[400]);

    /** Of the zone that the JVM has now: a list made once would keep that of whoever asked first. */
    static List<Date> dates() {
        return List.of(
                Date.valueOf("2024-02-29"),
                Date.valueOf("1970-01-01"),
                Date.valueOf("1582-10-04"),
                Date.valueOf("9999-12-31"),
                new Date(1_709_201_472_123L));
    }

    static List<Time> times() {
        return List.of(
                Time.valueOf("10:11:12"),
                Time.valueOf("00:00:00"),
                new Time(33_072_123L),
                new Time(1_709_201_472_123L));
    }

    static List<Timestamp> timestamps() {
        return List.of(
                Timestamp.valueOf("2024-02-29 10:11:12"),
                Timestamp.valueOf("2024-02-29 10:11:12.123456"),
                Timestamp.valueOf("2024-12-31 23:59:59.999999999"),
                Timestamp.valueOf("1950-01-31 00:00:00.5"),
                Timestamp.valueOf("1582-10-04 01:02:03"),
                Timestamp.valueOf("9999-12-31 23:59:59"),
                Timestamp.valueOf("2024-03-31 02:30:00"),
                Timestamp.from(Instant.parse("2024-10-27T00:30:00Z")),
                Timestamp.from(Instant.parse("2024-10-27T01:30:00Z")));
    }

    static final List<LocalDate> LOCAL_DATES = Stream.of(
                    "2024-02-29", "0001-01-01", "1582-10-10", "9999-12-31", "-0044-03-15", "+12024-01-01")
            .map(LocalDate::parse)
            .toList();

    static final List<LocalTime> LOCAL_TIMES = Stream.of(
                    "10:11:12", "00:00", "10:11:12.123456", "10:11:12.9999995", "23:59:59.999999999")
            .map(LocalTime::parse)
            .toList();

    static final List<LocalDateTime> LOCAL_DATE_TIMES = Stream.of(
                    "2024-02-29T10:11:12",
                    "2024-02-29T10:11:12.123456",
                    "2024-12-31T23:59:59.999999999",
                    "1950-01-31T00:00:00.5",
                    "1582-10-10T01:02:03",
                    "2024-03-31T02:30:00",
                    "2024-10-27T02:30:00")
            .map(LocalDateTime::parse)
            .toList();

    static final List<Object> OTHER_MOMENTS = List.of(
            OffsetDateTime.parse("2024-02-29T10:11:12.123456+05:30"),
            OffsetDateTime.parse("2024-10-27T00:30:00Z"),
            OffsetDateTime.parse("2024-10-27T01:30:00Z"),
            OffsetTime.parse("10:11:12+02:00"),
            ZonedDateTime.parse("2024-02-29T10:11:12+09:00[Asia/Tokyo]"),
            Instant.parse("2024-02-29T10:11:12.123456Z"),
            new java.util.Date(1_709_201_472_123L),
            LocalDateTime.parse("2024-02-29T10:11:12").atOffset(ZoneOffset.UTC).toInstant());

    static final List<Object> OTHERS = List.of(
            UUID.fromString("11111111-2222-4333-8444-555555555555"),
            'x',
            '7',
            TimeUnit.DAYS,
            new java.util.ArrayList<>(List.of("serializable")),
            new Object(),
            new int[] {1, 2},
            new String[] {"a", "b"});

    private Samples() {}

    /** Those of every class. */
    static Stream<Sample> all() {
        return Stream.of(
                        TEXTS,
                        BOOLEANS,
                        BYTES,
                        SHORTS,
                        INTEGERS,
                        LONGS,
                        FLOATS,
                        DOUBLES,
                        DECIMALS,
                        WHOLE,
                        BINARY,
                        dates(),
                        times(),
                        timestamps(),
                        LOCAL_DATES,
                        LOCAL_TIMES,
                        LOCAL_DATE_TIMES,
                        OTHER_MOMENTS,
                        OTHERS)
                .flatMap(List::stream)
                .map(Sample::of);
    }

    /** One or two of every class, for the setters that are many. */
    static Stream<Sample> few() {
        return Stream.of(
                        "abc",
                        "42",
                        "3.75",
                        "true",
                        "2024-02-29",
                        "10:11:12",
                        "2024-02-29 10:11:12.123456",
                        "11111111-2222-4333-8444-555555555555",
                        true,
                        (byte) 42,
                        (short) 1234,
                        42,
                        70_000L,
                        1.5f,
                        0.1,
                        new BigDecimal("3.75"),
                        new BigDecimal("2.5"),
                        BigInteger.valueOf(42),
                        new byte[] {1, 2},
                        dates().get(0),
                        dates().get(4),
                        times().get(0),
                        times().get(2),
                        timestamps().get(1),
                        timestamps().get(8),
                        LOCAL_DATES.get(0),
                        LOCAL_TIMES.get(2),
                        LOCAL_DATE_TIMES.get(1),
                        OTHER_MOMENTS.get(0),
                        OTHER_MOMENTS.get(4),
                        OTHER_MOMENTS.get(5),
                        OTHER_MOMENTS.get(6),
                        OTHERS.get(0),
                        'x')
                .map(Sample::of);
    }
}
