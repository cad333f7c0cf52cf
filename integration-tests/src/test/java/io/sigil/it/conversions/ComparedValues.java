package io.sigil.it.conversions;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the tables of comparisons hold, and what it is compared with beyond the samples of {@link Setters}. */
final class ComparedValues {
    private static final List<String> TEXTS = List.of(
            "ab",
            "ab\t",
            "abc",
            "abcd",
            "a\0b",
            "a",
            "b",
            "A",
            "\uffff",
            "\ue000",
            "\ud7ff",
            "😀",
            "a😀",
            "a\uffff",
            "é",
            "e\u0301",
            "zzzzz",
            "~",
            "%",
            "_",
            "a_c",
            "x y",
            "0.0",
            "1.0",
            "TRUE",
            "x".repeat(250));

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "10",
            "10.00",
            "10.01",
            "10.005",
            "9.99",
            "0.1",
            "0.10000000149011612",
            "-0.01",
            "1.5",
            "3",
            "4",
            "3.75",
            "16777216",
            "16777217",
            "32767",
            "32768",
            "-32768",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9007199254740992",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775806",
            "9223372036854775808",
            "-9223372036854775808",
            "9999999999.99",
            "-9999999999.99",
            "10000000000.00",
            "999999999",
            "999999999.5",
            "1E-40",
            "1E+300",
            "3.4028234663852886E+38",
            "3.5E+38");

    private static final boolean FULL = Boolean.getBoolean("sigil.conversions.full");

    private ComparedValues() {}

    /** As objects that setObject takes on every database; the last is null. */
    static List<Object> stored(TypedColumn column) {
        List<Object> values = new ArrayList<>(StoredValues.of(column));
        values.addAll(0, more(column.ruleType().replaceAll("\\(.*?\\)", "")));
        return values;
    }

    private static List<?> more(String kind) {
        return switch (kind) {
            case "CHAR" ->
                TEXTS.stream()
                        .filter(text -> text.chars().allMatch(c -> c >= ' '))
                        .toList();
            case "VARCHAR", "CLOB" -> TEXTS;
            case "SMALLINT", "INTEGER", "BIGINT", "DECIMAL" ->
                NUMBERS.stream().map(BigDecimal::new).toList();
            case "REAL" ->
                List.of(
                        -0f,
                        Float.MIN_VALUE,
                        -Float.MAX_VALUE,
                        Float.POSITIVE_INFINITY,
                        Float.NEGATIVE_INFINITY,
                        Math.nextUp(0.1f),
                        Math.nextDown(0.1f),
                        16777216f,
                        3.75f,
                        -1f,
                        10.005f,
                        3f);
            case "DOUBLE" ->
                List.of(
                        -0d,
                        Double.MIN_VALUE,
                        -Double.MAX_VALUE,
                        Double.MAX_VALUE,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Math.nextUp(0.1),
                        (double) 0.1f,
                        3.75,
                        16777217d,
                        9007199254740992d,
                        -1d,
                        10.005,
                        3d,
                        (double) Float.MAX_VALUE);
            case "DATE" ->
                Stream.of(
                                "2024-02-28",
                                "2024-03-01",
                                "1969-12-31",
                                "1900-01-01",
                                "1582-10-15",
                                "1000-01-01",
                                "2024-03-31",
                                "2024-10-27",
                                "9999-12-30")
                        .map(LocalDate::parse)
                        .toList();
            case "TIME" ->
                Stream.of(
                                "10:11:13",
                                "10:11:11",
                                "10:11:12.123",
                                "10:11:12.123457",
                                "23:59:59.999999",
                                "02:30",
                                "12:00")
                        .map(LocalTime::parse)
                        .toList();
            case "TIMESTAMP" ->
                Stream.of(
                                "2024-02-29T10:11:13",
                                "2024-02-28T23:59:59.999999",
                                "2024-02-29T10:11:12.123457",
                                "1970-01-01T00:00",
                                "9999-12-31T23:59:59",
                                "2024-07-01T12:00",
                                "2024-03-01T00:00")
                        .map(LocalDateTime::parse)
                        .toList();
            case "TIMESTAMP WITH TIME ZONE" ->
                Stream.of(
                                "2024-02-29T09:11:12Z",
                                "2024-02-29T04:41:12.123456Z",
                                "2024-07-01T10:00:00Z",
                                "2024-02-28T23:00:00Z",
                                "2024-10-27T03:00:00Z",
                                "2000-01-01T00:00:00Z")
                        .map(text -> Timestamp.from(Instant.parse(text)))
                        .toList();
            case "VARBINARY", "BLOB" ->
                List.of(new byte[0], new byte[] {1}, new byte[] {1, 2, 0}, new byte[] {(byte) 0x80});
            case "BINARY" -> List.of(new byte[] {1}, new byte[] {1, 2, 0}, new byte[] {(byte) 0x80});
            case "BOOLEAN", "UUID" -> List.of();
            default -> throw new AssertionError(kind);
        };
    }

    /** Every setter with its samples, and the stored values and their like by the setters that applications use. */
    static List<Setter> setters(TypedColumn column, List<Setter> all) {
        List<Setter> setters = new ArrayList<>(all.stream()
                .filter(setter -> isWorthIt(column, setter.method()))
                .toList());
        String kind = column.ruleType().replaceAll("\\(.*?\\)", "");
        for (Object value : stored(column)) {
            if (value != null) {
                add(setters, "setObject", value, PreparedStatement::setObject);
            }
        }
        if (kind.matches("(VAR)?CHAR|CLOB")) {
            for (String text : TEXTS) {
                add(setters, "setString", text, PreparedStatement::setString);
                add(setters, "setString", text + " ", PreparedStatement::setString);
                add(setters, "setString", text + "\t", PreparedStatement::setString);
            }
        }
        if (kind.matches("SMALLINT|INTEGER|BIGINT|DECIMAL|REAL|DOUBLE|BOOLEAN")) {
            numbers(setters);
        }
        if (kind.matches("DATE|TIME.*")) {
            moments(setters);
        }
        return setters;
    }

    /**
     * Targets and streams are tried with few types, as what they convert to is another test's; system property {@code
     * sigil.conversions.full} has them all.
     */
    private static boolean isWorthIt(TypedColumn column, String method) {
        if (method.matches("setObject\\(SQLType.*|set(Ref|RowId|URL|SQLXML|Array).*")) {
            return column.ruleType().equals("VARCHAR(10)");
        }
        if (FULL) {
            return true;
        }
        if (method.startsWith("setObject(")) {
            return column.ruleType().matches("VARCHAR\\(10\\)|DECIMAL\\(12,2\\)|DATE|TIMESTAMP\\(6\\)");
        }
        if (method.matches(".*(Stream|Clob|Blob).*")) {
            return column.ruleType().matches("CLOB|VARBINARY.*");
        }
        return true;
    }

    private static void numbers(List<Setter> setters) {
        for (String text : NUMBERS) {
            BigDecimal number = new BigDecimal(text);
            add(setters, "setBigDecimal", number, PreparedStatement::setBigDecimal);
            add(setters, "setString", text, PreparedStatement::setString);
            add(setters, "setString", " " + text + " ", PreparedStatement::setString);
            add(setters, "setDouble", number.doubleValue(), PreparedStatement::setDouble);
            add(setters, "setFloat", number.floatValue(), PreparedStatement::setFloat);
            add(setters, "setLong", number.longValue(), PreparedStatement::setLong);
            add(setters, "setObject", number.toBigInteger(), PreparedStatement::setObject);
            add(setters, "setObject(DECIMAL)", number, (s, i, v) -> s.setObject(i, v, Types.DECIMAL));
            add(setters, "setObject(INTEGER)", number, (s, i, v) -> s.setObject(i, v, Types.INTEGER));
            add(setters, "setObject(DOUBLE)", number, (s, i, v) -> s.setObject(i, v, Types.DOUBLE));
        }
        for (String text : List.of("1e1", "1.0", "+1", "0x1", "1e-1", "1.", ".5", "00042", "1,5", "t", "yes", "on")) {
            add(setters, "setString", text, PreparedStatement::setString);
        }
    }

    @SuppressWarnings("JavaUtilDate") // setters take it
    private static void moments(List<Setter> setters) {
        for (String text : List.of(
                "2024-02-29T10:11:12",
                "2024-02-29T10:11:12.123456",
                "2024-02-29T00:00",
                "2024-02-28T23:59:59.9999999",
                "2024-02-29T10:11:12.1234564",
                "2024-02-29T10:11:12.4",
                "2024-02-29T10:11:12.6",
                "1970-01-01T00:00",
                "2024-07-01T12:00",
                "9999-12-31T23:59:59.9999999",
                "0001-01-01T00:00",
                "1900-01-01T00:00")) {
            LocalDateTime local = LocalDateTime.parse(text);
            Timestamp timestamp = Timestamp.valueOf(local);
            add(setters, "setTimestamp", timestamp, PreparedStatement::setTimestamp);
            add(setters, "setDate", new Date(timestamp.getTime()), PreparedStatement::setDate);
            add(setters, "setObject", new java.util.Date(timestamp.getTime()), PreparedStatement::setObject);
            add(setters, "setObject", local, PreparedStatement::setObject);
            add(setters, "setObject", local.toLocalDate(), PreparedStatement::setObject);
            add(setters, "setObject", local.toLocalTime(), PreparedStatement::setObject);
            add(setters, "setString", timestamp.toString(), PreparedStatement::setString);
            add(setters, "setString", text, PreparedStatement::setString);
            add(setters, "setString", local.toLocalDate().toString(), PreparedStatement::setString);
            add(setters, "setString", local.toLocalTime().toString(), PreparedStatement::setString);
            for (String offset : List.of("Z", "+01:00", "-05:30")) {
                String moment = (text.length() == 16 ? text + ":00" : text) + offset;
                add(setters, "setObject", OffsetDateTime.parse(moment), PreparedStatement::setObject);
                add(setters, "setString", moment.replace('T', ' '), PreparedStatement::setString);
            }
            for (int type : List.of(Types.DATE, Types.TIME, Types.TIMESTAMP)) {
                add(setters, "setObject(" + type + ")", timestamp, (s, i, v) -> s.setObject(i, v, type));
                add(setters, "setObject(" + type + ")", local, (s, i, v) -> s.setObject(i, v, type));
            }
        }
    }

    private static <T> void add(List<Setter> setters, String method, T value, Setter.Typed<T> typed) {
        setters.add(new Setter(method, Described.of(value), (c, s, i) -> typed.set(s, i, value)));
    }

    /** In the text of a statement. */
    static List<String> literals(boolean mysql) {
        List<String> literals = new ArrayList<>(List.of(
                "NULL",
                "1",
                "0",
                "2",
                "42",
                "1.0",
                "1.5",
                "10.005",
                "10.00",
                "1e0",
                "4.2e1",
                "-7",
                "1E-1",
                "0.1",
                "70000",
                "9999999999.99",
                "12345678901234567890",
                "1e40",
                "'1'",
                "'42'",
                "' 42 '",
                "'1.0'",
                "'1e0'",
                "'3.75'",
                "'true'",
                "'t'",
                "'f'",
                "'abc'",
                "'ab'",
                "'ab '",
                "'ab   '",
                "'abcdefghijklmno'",
                "''",
                "'é'",
                "'😀'",
                "'2024-02-29'",
                "'2024-02-29 00:00:00'",
                "'2024-02-29 10:11:12'",
                "'10:11:12'",
                "'10:11:12.123456'",
                "'2024-02-29 10:11:12.123456'",
                "'2024-02-29T10:11:12'",
                "'2024-02-29 10:11:12+01:00'",
                "'20240229'",
                "DATE '2024-02-29'",
                "TIME '10:11:12'",
                "TIMESTAMP '2024-02-29 10:11:12'",
                "TIMESTAMP '2024-02-29 00:00:00'",
                "TIMESTAMP '2024-02-29 10:11:12.123456'",
                "{d '2024-02-29'}",
                "{t '10:11:12'}",
                "{ts '2024-02-29 10:11:12'}",
                "TRUE",
                "FALSE",
                "X'0102'",
                "'11111111-2222-4333-8444-555555555555'",
                "'11111111222243338444555555555555'"));
        if (mysql) {
            literals.add("20240229");
            literals.add("0x0102");
        } else {
            literals.add("TIMESTAMP WITH TIME ZONE '2024-02-29 10:11:12+01:00'");
        }
        return literals;
    }
}
