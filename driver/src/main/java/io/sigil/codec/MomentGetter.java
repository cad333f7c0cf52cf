package io.sigil.codec;

import io.sigil.dialect.Dialect;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** getDate, getTime, getTimestamp and java.time classes. */
final class MomentGetter {

    private static final LocalDate EPOCH = LocalDate.ofEpochDay(0);

    private MomentGetter() {}

    static boolean gives(Class<?> target) {
        return target == Timestamp.class
                || target == Date.class
                || target == Time.class
                || target == java.util.Date.class
                || target == LocalDate.class
                || target == LocalTime.class
                || target == LocalDateTime.class
                || target == OffsetDateTime.class
                || target == ZonedDateTime.class
                || target == Instant.class;
    }

    @SuppressWarnings("JavaUtilDate") // H2's getObject gives it
    static Object get(Object value, Class<?> target, ColumnType column, LocalClock clock) throws SQLException {
        if (value instanceof String && !column.isH2()) {
            return get(TextMoment.of((String) value, target, column), target, column, clock);
        }
        if (value instanceof OffsetDateTime && isLegacy(target)) {
            TimestampWithZoneCodec.refuseEarly((OffsetDateTime) value, column);
        }
        try {
            if (target == Timestamp.class) {
                return timestamp(value, column, clock);
            }
            if (target == java.util.Date.class) {
                return new java.util.Date(timestamp(value, column, clock).getTime());
            }
            if (target == Date.class) {
                return legacyDate(value, column, clock);
            }
            if (target == Time.class) {
                return legacyTime(value, column, clock);
            }
            return javaTime(value, target, column);
        } catch (DateTimeException | ArithmeticException e) {
            throw column.datetimeOutOfRange();
        }
    }

    /** MariaDB Connector leaves the time of day in the Date of a TIMESTAMP. */
    private static Date legacyDate(Object value, ColumnType column, LocalClock clock) throws SQLException {
        if (column.dialect() == Dialect.MARIADB && !(value instanceof LocalDate)) {
            return new Date(timestamp(value, column, clock).getTime());
        }
        if (column.isPostgres() && value instanceof OffsetDateTime) {
            long millis = ((OffsetDateTime) value).toInstant().toEpochMilli();
            return clock.toDate(clock.dateTime(millis).toLocalDate(), column);
        }
        return clock.toDate(date(value, Date.class, column), column);
    }

    private static Time legacyTime(Object value, ColumnType column, LocalClock clock) throws SQLException {
        if (column.isH2() || value instanceof LocalTime) {
            return clock.toTime(time(value, Time.class, column), column);
        }
        if (value instanceof OffsetDateTime && column.dialect().isMySqlFamily()) {
            return clock.toTime(dateTime(value, Time.class, column).toLocalTime(), column);
        }
        // pgjdbc reads the shown offset on 1970-01-01, others do not.
        if (!(value instanceof LocalDateTime)) {
            throw column.toUnsupported(Time.class);
        }
        if (!column.isPostgres()) {
            return clock.toTime(((LocalDateTime) value).toLocalTime(), column);
        }
        // A time that the zone skips is moved on the day itself.
        long shown = clock.toTimestamp((LocalDateTime) value, column).getTime();
        return clock.toTime(clock.dateTime(shown).toLocalTime(), column);
    }

    private static Object javaTime(Object value, Class<?> target, ColumnType column) throws SQLException {
        if (value instanceof OffsetDateTime && isLocal(target) && column.isPostgres()) {
            throw column.toUnsupported(target);
        }
        if (target == LocalDate.class) {
            return date(value, target, column);
        }
        if (target == LocalTime.class) {
            return time(value, target, column);
        }
        if (target == LocalDateTime.class) {
            return dateTime(value, target, column);
        }
        OffsetDateTime moment = moment(value, target, column);
        if (target == Instant.class) {
            return moment.toInstant();
        }
        if (column.dialect().isMySqlFamily()) {
            ZonedDateTime shown = moment.atZoneSameInstant(LocalClock.sessionZone());
            return target == ZonedDateTime.class ? shown : shown.toOffsetDateTime();
        }
        return target == ZonedDateTime.class ? moment.toZonedDateTime() : moment;
    }

    private static boolean isLegacy(Class<?> target) {
        return java.util.Date.class.isAssignableFrom(target);
    }

    private static boolean isLocal(Class<?> target) {
        return target == LocalDate.class || target == LocalTime.class || target == LocalDateTime.class;
    }

    private static Timestamp timestamp(Object value, ColumnType column, LocalClock clock) throws SQLException {
        // MySQL's drivers read the session's fields in the calendar's zone.
        if (value instanceof OffsetDateTime && !column.dialect().isMySqlFamily()) {
            return LocalClock.toTimestamp((OffsetDateTime) value, column);
        }
        if (value instanceof LocalTime && column.isPostgres()) {
            return clock.toTimestamp(EPOCH.atTime((LocalTime) value), column);
        }
        return clock.toTimestamp(dateTime(value, Timestamp.class, column), column);
    }

    private static LocalDate date(Object value, Class<?> target, ColumnType column) throws SQLException {
        if (value instanceof LocalDate) {
            return (LocalDate) value;
        }
        return value instanceof String
                ? DatetimeText.parseDate((String) value, column)
                : dateTime(value, target, column).toLocalDate();
    }

    private static LocalTime time(Object value, Class<?> target, ColumnType column) throws SQLException {
        if (value instanceof LocalTime) {
            return (LocalTime) value;
        }
        if (value instanceof LocalDate) {
            throw column.toUnsupported(target);
        }
        return value instanceof String
                ? DatetimeText.parseTime((String) value, column)
                : dateTime(value, target, column).toLocalTime();
    }

    private static LocalDateTime dateTime(Object value, Class<?> target, ColumnType column) throws SQLException {
        if (value instanceof LocalDateTime) {
            return (LocalDateTime) value;
        }
        if (value instanceof LocalDate) {
            return ((LocalDate) value).atStartOfDay();
        }
        if (value instanceof OffsetDateTime) {
            return ((OffsetDateTime) value)
                    .atZoneSameInstant(LocalClock.sessionZone())
                    .toLocalDateTime();
        }
        if (value instanceof String) {
            return DatetimeText.parseDateTime((String) value, column);
        }
        throw column.toUnsupported(target);
    }

    /** All but pgjdbc put local fields into the session's time zone. */
    private static OffsetDateTime moment(Object value, Class<?> target, ColumnType column) throws SQLException {
        if (value instanceof OffsetDateTime) {
            return (OffsetDateTime) value;
        }
        if (value instanceof String) {
            return DatetimeText.parseOffsetDateTime((String) value, column);
        }
        boolean noInstant = column.isPostgres()
                || (value instanceof LocalTime && !column.isH2())
                || (value instanceof LocalDate
                        && target == OffsetDateTime.class
                        && column.dialect() == Dialect.MARIADB);
        if (noInstant) {
            throw column.toUnsupported(target);
        }
        return DatetimeText.inSessionZone(dateTime(value, target, column), column);
    }
}
