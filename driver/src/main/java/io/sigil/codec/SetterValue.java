package io.sigil.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.UUID;

/**
 * Brings the many Java classes that a setter takes to the few that hold SQL values: String, Boolean, Long, BigDecimal,
 * Float, Double, byte[], UUID, LocalDate, LocalTime, LocalDateTime, OffsetDateTime.
 */
final class SetterValue {

    private SetterValue() {}

    static Object of(Object value, ColumnType column, LocalClock clock) throws SQLException {
        if (value instanceof String && column.dialect().isMySqlFamily() && isNumeric(column)) {
            return ((String) value).trim();
        }
        if (value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Float
                || value instanceof Double
                || value instanceof byte[]
                || value instanceof UUID
                || value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof OffsetDateTime) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Character && column.dialect().isMySqlFamily()) {
            // Connector/J serializes it, MariaDB Connector refuses it.
            throw column.fromUnsupported(value);
        }
        if (value instanceof Character) {
            return value.toString();
        }
        // A subclass could lie about its digits; only the classes themselves are taken.
        if (value.getClass() == BigDecimal.class) {
            return value;
        }
        if (value.getClass() == BigInteger.class) {
            return new BigDecimal((BigInteger) value);
        }
        if (value instanceof Clob || value instanceof Blob) {
            return content(value, column);
        }
        return moment(value, column, clock);
    }

    private static boolean isNumeric(ColumnType column) {
        switch (column.type().kind()) {
            case SMALLINT:
            case INTEGER:
            case BIGINT:
            case DECIMAL:
            case REAL:
            case DOUBLE:
                return true;
            default:
                return false;
        }
    }

    private static Object content(Object value, ColumnType column) throws SQLException {
        if (value instanceof Clob) {
            Clob clob = (Clob) value;
            return clob.getSubString(1, length(clob.length(), column));
        }
        Blob blob = (Blob) value;
        return blob.getBytes(1, length(blob.length(), column));
    }

    private static int length(long length, ColumnType column) throws SQLException {
        if (length > Integer.MAX_VALUE - 64) {
            throw column.tooLong(length + " characters or bytes");
        }
        return (int) length;
    }

    @SuppressWarnings("JavaUtilDate") // setObject takes it
    private static Object moment(Object value, ColumnType column, LocalClock clock) throws SQLException {
        if (value instanceof java.sql.Date) {
            return clock.dateTime(((java.sql.Date) value).getTime()).toLocalDate();
        }
        if (value instanceof Time) {
            return clock.dateTime(((Time) value).getTime()).toLocalTime();
        }
        if (value instanceof Timestamp) {
            Timestamp timestamp = (Timestamp) value;
            return clock.dateTime(timestamp.getTime()).withNano(timestamp.getNanos());
        }
        if (column.isPostgres()) {
            // pgjdbc has no type for the rest.
            throw column.fromUnsupported(value);
        }
        if (value instanceof java.util.Date) {
            return clock.dateTime(((java.util.Date) value).getTime());
        }
        if (value instanceof Calendar && !column.dialect().isMySqlFamily()) {
            Calendar calendar = (Calendar) value;
            return LocalClock.of(column.dialect(), calendar).dateTime(calendar.getTimeInMillis());
        }
        if (value instanceof ZonedDateTime) {
            return ((ZonedDateTime) value).toOffsetDateTime();
        }
        if (value instanceof Instant) {
            return ((Instant) value).atOffset(ZoneOffset.UTC);
        }
        throw column.fromUnsupported(value);
    }
}
