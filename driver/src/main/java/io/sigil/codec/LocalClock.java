package io.sigil.codec;

import io.sigil.dialect.Dialect;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.Calendar;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** How a delegate reads the instant inside a java.util.Date as local fields, and back. Immutable. */
abstract class LocalClock {

    private static final LocalDate EPOCH = LocalDate.ofEpochDay(0);

    /**
     * The clock of a delegate.
     *
     * @param calendar gives the time zone; null for the JVM's default
     */
    static LocalClock of(Dialect dialect, @Nullable Calendar calendar) {
        return dialect == Dialect.H2
                ? new ProlepticClock(calendar)
                : new HybridClock(calendar, dialect != Dialect.MYSQL || calendar != null);
    }

    /** The JVM's default time zone, which every delegate takes for its session. */
    static ZoneId sessionZone() {
        return TimeZone.getDefault().toZoneId();
    }

    /** The local fields of an instant. */
    abstract LocalDateTime dateTime(long epochMillis);

    /** The instant of local fields in milliseconds; a gap or an overlap is resolved as the delegate does. */
    abstract long epochMillis(LocalDateTime local, ColumnType column) throws SQLException;

    final Date toDate(LocalDate date, ColumnType column) throws SQLException {
        return new Date(millis(date.atStartOfDay(), column));
    }

    final Time toTime(LocalTime time, ColumnType column) throws SQLException {
        return new Time(millis(EPOCH.atTime(time), column));
    }

    final Timestamp toTimestamp(LocalDateTime dateTime, ColumnType column) throws SQLException {
        Timestamp timestamp = new Timestamp(millis(dateTime, column));
        timestamp.setNanos(dateTime.get(ChronoField.NANO_OF_SECOND));
        return timestamp;
    }

    static Timestamp toTimestamp(OffsetDateTime instant, ColumnType column) throws SQLException {
        try {
            Timestamp timestamp = new Timestamp(Math.multiplyExact(instant.toEpochSecond(), 1000L));
            timestamp.setNanos(instant.getNano());
            return timestamp;
        } catch (ArithmeticException e) {
            throw column.datetimeOutOfRange();
        }
    }

    private long millis(LocalDateTime local, ColumnType column) throws SQLException {
        try {
            return epochMillis(local, column);
        } catch (DateTimeException | ArithmeticException e) {
            throw column.datetimeOutOfRange();
        }
    }
}
