package io.sigil.codec;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * pgjdbc, Connector/J and MariaDB Connector: the fields of java.util.GregorianCalendar are the fields of the SQL value.
 * That calendar is Julian before 15 October 1582 while the database is proleptic Gregorian; the fields stay, the
 * instants move, and that is what those drivers do. Immutable.
 */
final class HybridClock extends LocalClock {

    /** Null: the JVM's default, which is asked for when it is needed, because most values have no time. */
    private final @Nullable TimeZone zone;

    private final boolean lenient;

    /** @param lenient whether a time that the zone or the calendar skips is moved, or refused as Connector/J does */
    HybridClock(@Nullable Calendar calendar, boolean lenient) {
        this.lenient = lenient;
        this.zone = calendar == null ? null : calendar.getTimeZone();
    }

    private GregorianCalendar fields() {
        return new GregorianCalendar(zone == null ? TimeZone.getDefault() : zone, Locale.ROOT);
    }

    @Override
    LocalDateTime dateTime(long epochMillis) {
        GregorianCalendar fields = fields();
        fields.setTimeInMillis(epochMillis);
        int year = fields.get(Calendar.YEAR);
        // Year 1 BC is year 0. 29 February of a Julian century throws: the database has no such day.
        return LocalDateTime.of(
                fields.get(Calendar.ERA) == GregorianCalendar.BC ? 1 - year : year,
                fields.get(Calendar.MONTH) + 1,
                fields.get(Calendar.DAY_OF_MONTH),
                fields.get(Calendar.HOUR_OF_DAY),
                fields.get(Calendar.MINUTE),
                fields.get(Calendar.SECOND),
                Math.multiplyExact(fields.get(Calendar.MILLISECOND), 1_000_000));
    }

    @Override
    long epochMillis(LocalDateTime local, ColumnType column) throws SQLException {
        if (local.getYear() < 1) {
            throw column.datetimeOutOfRange();
        }
        GregorianCalendar fields = fields();
        fields.clear();
        fields.setLenient(lenient);
        fields.set(
                local.getYear(),
                local.getMonthValue() - 1,
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond());
        try {
            return Math.addExact(fields.getTimeInMillis(), local.get(ChronoField.MILLI_OF_SECOND));
        } catch (IllegalArgumentException e) {
            throw column.datetimeOutOfRange();
        }
    }
}
