package io.sigil.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Connector/J: a table of classes and types; the scale counts for a BigDecimal. */
final class MySqlTarget extends TargetType {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.?\\d*");
    private static final Pattern ZERO = Pattern.compile("-?0+\\.*0*");

    MySqlTarget(ColumnType column) {
        super(column);
    }

    @Override
    Object convert(Object value, int jdbcType, OptionalInt scale) throws SQLException {
        if (jdbcType == Types.TIMESTAMP_WITH_TIMEZONE) {
            throw refused(value);
        }
        if (value instanceof LocalDate && jdbcType == Types.TIMESTAMP) {
            return ((LocalDate) value).atStartOfDay();
        }
        if (value instanceof String) {
            return text((String) value, jdbcType, scale);
        }
        if (value instanceof Boolean) {
            return truth((Boolean) value, jdbcType);
        }
        if (value instanceof BigDecimal) {
            return number(scaled((BigDecimal) value, scale), jdbcType);
        }
        if (value instanceof Number) {
            return number((Number) value, jdbcType);
        }
        if ((value instanceof byte[] && jdbcType != Types.OTHER) || keeps(value, jdbcType)) {
            return value;
        }
        throw refused(value);
    }

    private Object text(String text, int jdbcType, OptionalInt scale) throws SQLException {
        if (isText(jdbcType) || isClob(jdbcType) || isBytes(jdbcType) || jdbcType == Types.BLOB) {
            return text;
        }
        if (isBoolean(jdbcType)) {
            return truth(text);
        }
        if (isExact(jdbcType)) {
            return scaled(new BigDecimal(text), scale);
        }
        switch (jdbcType) {
            case Types.DATE:
                return DatetimeText.parseDate(text, column);
            case Types.TIME:
                return DatetimeText.parseTime(text, column);
            case Types.TIMESTAMP:
                return DatetimeText.parseDateTime(text, column);
            case Types.TINYINT:
            case Types.SMALLINT:
                return Integer.valueOf(text);
            default:
                return parsed(text, jdbcType);
        }
    }

    private Boolean truth(String text) throws SQLException {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("Y")) {
            return true;
        }
        if (text.equalsIgnoreCase("false") || text.equalsIgnoreCase("N")) {
            return false;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw refused(text);
        }
        return !ZERO.matcher(text).matches();
    }

    private Object truth(Boolean value, int jdbcType) throws SQLException {
        if (isBoolean(jdbcType)) {
            return value;
        }
        if (isText(jdbcType) || isClob(jdbcType)) {
            return value ? 1L : 0L;
        }
        return isExact(jdbcType) ? Long.valueOf(value ? 1 : 0) : narrowed(value ? 1 : 0, jdbcType);
    }

    private Object number(Number number, int jdbcType) throws SQLException {
        if (isText(jdbcType) || isClob(jdbcType)) {
            // Without quotes, and so it is compared as a number.
            return number;
        }
        if (jdbcType == Types.BOOLEAN) {
            return number.longValue() != 0;
        }
        if (isExact(jdbcType)) {
            return number;
        }
        if (jdbcType == Types.BIT || jdbcType == Types.SMALLINT || jdbcType == Types.TINYINT) {
            return number.intValue();
        }
        // A fraction goes through BIGINT uncut.
        boolean whole = !(number instanceof BigDecimal
                || number instanceof BigInteger
                || number instanceof Double
                || number instanceof Float);
        return jdbcType == Types.BIGINT && !whole ? number : narrowed(number, jdbcType);
    }

    private static boolean keeps(Object value, int jdbcType) {
        switch (jdbcType) {
            case Types.DATE:
                return value instanceof Date || value instanceof LocalDate;
            case Types.TIME:
                return value instanceof Time || value instanceof LocalTime;
            case Types.TIMESTAMP:
                return value instanceof Timestamp || value instanceof LocalDateTime || value instanceof OffsetDateTime;
            default:
                return false;
        }
    }
}
