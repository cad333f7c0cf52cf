package io.sigil.codec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Numbers out of SQL values, rounded as the database rounds on assignment. */
final class Numbers {

    /** Digits before or after the point beyond which no database takes a number; keeps 1E+999999999 from memory. */
    static final int MAX_MAGNITUDE = 20_000;

    /** Enough for any exact number, and short enough that reading it takes no noticeable time. */
    private static final int MAX_TEXT = 2 * MAX_MAGNITUDE;

    private static final int MYSQL_DIGITS = 65;
    private static final int MYSQL_SCALE = 30;

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?");

    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    /** Blanks around a number are no part of it, where the database has it so. */
    static String trimmed(String text, ColumnType column) {
        return column.dialect().isMySqlFamily() ? text : text.trim();
    }

    /** An exact number for an exact numeric column. */
    static BigDecimal toDecimal(Object value, ColumnType column) throws SQLException {
        if (value instanceof BigDecimal) {
            return checked((BigDecimal) value, column);
        }
        if (value instanceof Long) {
            return BigDecimal.valueOf((Long) value);
        }
        if (value instanceof Boolean && !column.isPostgres()) {
            return (Boolean) value ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (value instanceof Double || value instanceof Float) {
            return ofFloating((Number) value, column);
        }
        if (value instanceof String) {
            return parseDecimal((String) value, column);
        }
        throw column.fromUnsupported(value);
    }

    static BigDecimal parseDecimal(String text, ColumnType column) throws SQLException {
        String trimmed = trimmed(text, column);
        if (trimmed.length() > MAX_TEXT || !DECIMAL.matcher(trimmed).matches()) {
            throw column.notReadable();
        }
        return checked(new BigDecimal(trimmed), column);
    }

    /** A text of digits, as an integer column reads it: no fraction, no exponent. */
    static BigDecimal parseInteger(String text, ColumnType column) throws SQLException {
        String trimmed = trimmed(text, column);
        if (trimmed.length() > MAX_TEXT || !INTEGER.matcher(trimmed).matches()) {
            throw column.notReadable();
        }
        return new BigDecimal(trimmed);
    }

    /** MySQL and MariaDB cut an exact number that is compared to so many digits; which, depends on its place. */
    static void requireComparable(BigDecimal value, ColumnType column) throws SQLException {
        boolean cut = value.precision() - value.scale() > MYSQL_DIGITS || value.scale() > MYSQL_SCALE;
        if (cut && value.signum() != 0 && column.dialect().isMySqlFamily()) {
            throw column.undecided("a comparison with a number of more digits than the database has");
        }
    }

    private static BigDecimal ofFloating(Number value, ColumnType column) throws SQLException {
        double number = value.doubleValue();
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw column.outOfRange();
        }
        if (column.isPostgres()) {
            // float8_numeric prints DBL_DIG, float4_numeric FLT_DIG significant digits.
            return new BigDecimal(number)
                    .round(new MathContext(value instanceof Float ? 6 : 15, RoundingMode.HALF_EVEN));
        }
        return new BigDecimal(value.toString());
    }

    private static BigDecimal checked(BigDecimal value, ColumnType column) throws SQLException {
        if (value.signum() == 0) {
            return Math.abs((long) value.scale()) > MAX_MAGNITUDE ? BigDecimal.ZERO : value;
        }
        long leading = (long) value.precision() - value.scale();
        if (leading > MAX_MAGNITUDE || value.scale() > MAX_MAGNITUDE) {
            throw column.outOfRange();
        }
        return value;
    }

    /** The nearest whole number; a half goes as the database has it. */
    static long toLong(Object value, ColumnType column) throws SQLException {
        if (value instanceof Long) {
            return (Long) value;
        }
        if (value instanceof Boolean && !column.isPostgres()) {
            return (Boolean) value ? 1 : 0;
        }
        if (value instanceof String) {
            boolean rounds = column.dialect().isMySqlFamily();
            return whole(
                    rounds
                            ? parseDecimal((String) value, column).setScale(0, RoundingMode.HALF_UP)
                            : parseInteger((String) value, column),
                    column);
        }
        if (value instanceof Double || value instanceof Float) {
            return ofFloatingToLong(((Number) value).doubleValue(), column);
        }
        return whole(toDecimal(value, column).setScale(0, RoundingMode.HALF_UP), column);
    }

    private static long ofFloatingToLong(double number, ColumnType column) throws SQLException {
        if (Double.isNaN(number) && column.isH2()) {
            return 0;
        }
        if (Double.isNaN(number) || number >= 0x1p63 || number < -0x1p63) {
            throw column.outOfRange();
        }
        if (column.isH2()) {
            return Math.round(number);
        }
        double rounded = Math.rint(number);
        if (column.dialect().isMySqlFamily() && rounded != number) {
            // A half is rounded up or to even, depending on how the driver sends the number.
            throw column.fromUnsupported(number);
        }
        return (long) rounded;
    }

    private static long whole(BigDecimal value, ColumnType column) throws SQLException {
        if (value.compareTo(MIN_LONG) < 0 || value.compareTo(MAX_LONG) > 0) {
            throw column.outOfRange();
        }
        return value.longValue();
    }

    /** A number without exponent; MySQL and MariaDB hold 65 digits and clamp what is longer. */
    static String toExactText(BigDecimal value, ColumnType column) throws SQLException {
        String text = checked(value, column).toPlainString();
        if (column.dialect().isMySqlFamily() && text.length() > MYSQL_DIGITS) {
            throw column.outOfRange();
        }
        return text;
    }
}
