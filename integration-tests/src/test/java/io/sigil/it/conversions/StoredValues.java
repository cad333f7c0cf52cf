package io.sigil.it.conversions;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of each logical type that the getters are asked for; null comes last. */
final class StoredValues {
    private static final List<String> TEXTS = List.of(
            "",
            "abc",
            "ab ",
            "Zoë 😀",
            "0",
            "1",
            "42",
            "-7",
            " 42",
            "300",
            "3.75",
            "2.5",
            "1e3",
            "NaN",
            "true",
            "f",
            "99999999999999999999",
            "2024-02-29",
            "10:11:12",
            "2024-02-29 10:11:12.123456",
            "2024-02-29 10:11:12+02",
            "11111111-2222-4333-8444-555555555555",
            "http://a/b");

    private StoredValues() {}

    static List<Object> of(TypedColumn column) {
        List<Object> values = new ArrayList<>(notNull(column.ruleType()));
        values.add(null);
        return values;
    }

    private static List<?> notNull(String type) {
        String name = type.replaceAll("\\(\\d+(,\\d+)?\\)", "");
        int limit = type.matches(".*\\(\\d+\\)") ? Integer.parseInt(type.replaceAll("\\D", "")) : 1000;
        return switch (name) {
            case "CHAR", "VARCHAR", "CLOB" ->
                TEXTS.stream().filter(text -> text.length() <= limit).toList();
            case "BOOLEAN" -> List.of(true, false);
            case "SMALLINT" -> List.of(0, 1, 42, -7, 300, (int) Short.MIN_VALUE, (int) Short.MAX_VALUE);
            case "INTEGER" -> List.of(0, 1, 42, -7, 300, 70_000, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "BIGINT" -> List.of(0L, 1L, 42L, 300L, 70_000L, 3_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE);
            case "DECIMAL" -> decimals(type.endsWith(",0)") ? 9 : 12);
            case "REAL" ->
                List.of(0f, 1f, 42f, 300f, 1.5f, 2.5f, 0.1f, 1.0E10f, 1.0E-6f, 123456.7f, Float.MAX_VALUE, Float.NaN);
            case "DOUBLE" -> doubles();
            case "DATE" ->
                texts(LocalDate::parse, "2024-02-29", "1970-01-01", "1582-10-10", "9999-12-31", "0001-01-01");
            case "TIME" -> texts(LocalTime::parse, "10:11:12", "00:00", "10:11:12.123456", "23:59:59");
            case "TIMESTAMP" ->
                texts(
                        LocalDateTime::parse,
                        "2024-02-29T10:11:12",
                        "2024-02-29T10:11:12.1",
                        "2024-02-29T10:11:12.123456",
                        "2024-02-29T00:00:00",
                        "1582-10-10T01:02:03",
                        "2024-10-27T02:30:00",
                        "2024-03-31T02:30:00");
            case "TIMESTAMP WITH TIME ZONE" ->
                texts(Timestamp::valueOf, "2024-02-29 10:11:12", "2024-02-29 10:11:12.123456", "1999-12-31 00:00:00");
            case "BINARY", "VARBINARY", "BLOB" -> binary(limit);
            case "UUID" -> List.of(UUID.fromString("11111111-2222-4333-8444-555555555555"), new UUID(0, 0));
            default -> throw new AssertionError(type);
        };
    }

    private static <T> List<T> texts(java.util.function.Function<String, T> parser, String... texts) {
        return Stream.of(texts).map(parser).collect(Collectors.toList());
    }

    private static List<BigDecimal> decimals(int digits) {
        return texts(BigDecimal::new, "0", "1", "42", "-7", "300", "3.75", "2.5", "-2.5", "70000", "999999999").stream()
                .filter(number -> number.precision() <= digits)
                .toList();
    }

    private static List<Double> doubles() {
        return List.of(0d, 1d, 42d, 300d, 1.5, 2.5, -2.5, 0.1, 1.0E10, 1.0E-6, 123456789.125, 1.0E17, 1.0E300, -7d);
    }

    private static List<byte[]> binary(int limit) {
        return Stream.of(
                        new byte[] {1, 2},
                        new byte[] {'4', '2'},
                        new byte[] {'a', 'b', 'c'},
                        new byte[] {-1, 0},
                        new byte[16])
                .filter(bytes -> bytes.length <= limit)
                .toList();
    }
}
