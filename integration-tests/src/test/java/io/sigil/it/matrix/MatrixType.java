package io.sigil.it.matrix;

import io.sigil.dialect.Dialect;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A logical type with the values that the cases use: 1 to 3 are in the tables, 7 to 9 aren't. */
enum MatrixType {
    TEXT("VARCHAR(24)", "", texts("")),
    /** A character column that stays one. */
    STORED("VARCHAR(24)", ", storage: text", texts("-stored")),
    CHAR(
            "CHAR(12)",
            "",
            List.of("charone", "chartwelve12", "chàr-three", "", "", "", "charseven", "chareight", "charnine9")),
    INT("INTEGER", "", List.of(7312345, -2000000017, 1911223, 0, 0, 0, 1234567, 7654321, 2147483647)),
    DECIMAL(
            "DECIMAL(12,2)",
            "",
            decimals("81234.56", "-9988776.50", "120000.00", "0", "0", "0", "765432.10", "999999.99", "5550123.45")),
    DATE(
            "DATE",
            "",
            dates("1987-06-05", "2001-12-31", "1969-07-20", "", "", "", "2024-02-29", "1900-01-01", "2099-11-30")),
    TIMESTAMP(
            "TIMESTAMP(3)",
            "",
            List.of(
                    LocalDateTime.parse("1987-06-05T12:34:56.789"),
                    LocalDateTime.parse("2001-12-31T23:59:59.999"),
                    LocalDateTime.parse("1999-07-20T00:00:00.000"),
                    LocalDateTime.MIN,
                    LocalDateTime.MIN,
                    LocalDateTime.MIN,
                    LocalDateTime.parse("2024-02-29T08:00:00.010"),
                    LocalDateTime.parse("2010-10-10T10:10:10.100"),
                    LocalDateTime.parse("2030-01-02T03:04:05.678"))),
    BOOLEAN("BOOLEAN", ", acceptLeakage: equality", List.of(true, false, true, true, true, true, false, false, true));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private final String sqlType;
    private final String moreOfTheRule;

    @SuppressWarnings("ImmutableEnumChecker") // List.of and unmodifiable lists only
    private final List<?> values;

    MatrixType(String sqlType, String moreOfTheRule, List<?> values) {
        this.sqlType = sqlType;
        this.moreOfTheRule = moreOfTheRule;
        this.values = values;
    }

    private static List<String> texts(String mark) {
        return List.of(
                "ann@one.example" + mark,
                "Bob.O'Neil@two" + mark,
                "Zoë-\u5f20\u4f1f" + mark + " end",
                "",
                "",
                "",
                "seven\\of\\nine" + mark,
                "eight\"quoted" + mark,
                "ANN@one.example" + mark);
    }

    private static List<BigDecimal> decimals(String... texts) {
        return java.util.Arrays.stream(texts).map(BigDecimal::new).toList();
    }

    private static List<LocalDate> dates(String... texts) {
        return java.util.Arrays.stream(texts)
                .map(text -> text.isEmpty() ? LocalDate.MIN : LocalDate.parse(text))
                .toList();
    }

    /** Part of the names of its tables. */
    String suffix() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    boolean isText() {
        return this == TEXT || this == STORED || this == CHAR;
    }

    /** Cells are ordered by the bytes of a text; PostgreSQL's default collation may order otherwise. */
    String sqlType(Dialect dialect, CipherMode mode) {
        boolean collated = mode == CipherMode.RANGE && isText() && dialect == Dialect.POSTGRESQL;
        return sqlType(dialect) + (collated ? " COLLATE \"C\"" : "");
    }

    String sqlType(Dialect dialect) {
        return this == TIMESTAMP && dialect.isMySqlFamily() ? "DATETIME(3)" : sqlType;
    }

    /** A rule of a column of this type. */
    String rule(CipherMode mode, String domain) {
        String more = this == BOOLEAN && mode == CipherMode.RANDOMIZED ? "" : moreOfTheRule;
        return "{key: pii, type: \"" + sqlType + "\", " + mode.rule() + ", domain: " + domain + more + "}";
    }

    /** @param number 0 for null, 1 to 9 */
    Object value(int number) {
        return number == 0 ? null : values.get(number - 1);
    }

    /** The value as an application writes it into its SQL. */
    String literal(int number, Dialect dialect) {
        Object value = value(number);
        if (value == null) {
            return "NULL";
        }
        return switch (this) {
            case TEXT, STORED, CHAR -> text(value.toString(), dialect);
            case INT, DECIMAL -> value.toString();
            case DATE -> "DATE '" + value + "'";
            case TIMESTAMP -> "TIMESTAMP '" + TIME.format((LocalDateTime) value) + "'";
            case BOOLEAN -> (Boolean) value ? "TRUE" : "FALSE";
        };
    }

    /** Whether a value is long enough to be searched for in what was sent. */
    boolean hasCanaries() {
        return this != BOOLEAN;
    }

    private static String text(String value, Dialect dialect) {
        String doubled = value.replace("'", "''");
        return "'" + (dialect.isMySqlFamily() ? doubled.replace("\\", "\\\\") : doubled) + "'";
    }
}
