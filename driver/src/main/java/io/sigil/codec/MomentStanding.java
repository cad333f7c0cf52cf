package io.sigil.codec;

import io.sigil.dialect.Dialect;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Dates and times against DATE, TIME, TIMESTAMP and TIMESTAMP WITH TIME ZONE. */
final class MomentStanding {

    private static final int NANOS_OF_MICRO = 1000;

    private MomentStanding() {}

    static Standing of(TypedCodec<?> codec, Object value, @Nullable Calendar calendar) throws SQLException {
        ColumnType column = codec.column;
        LocalClock clock = LocalClock.of(column.dialect(), calendar);
        if (codec instanceof DateCodec) {
            return ofDate(codec, value, SetterValue.of(value, column, clock), calendar);
        }
        if (codec instanceof TimeCodec) {
            return ofTime((TimeCodec) codec, SetterValue.of(value, column, clock));
        }
        if (codec instanceof TimestampCodec) {
            TimestampCodec timestamp = (TimestampCodec) codec;
            Object setter = SetterValue.of(value, column, clock);
            LocalDateTime exact = timestamp.toDateTime(setter);
            if (setter instanceof OffsetDateTime && isRepeated(exact)) {
                throw column.undecided("a comparison of local time with an instant of a repeated hour");
            }
            LocalDateTime floor = exact.minusNanos(rest(exact.toLocalTime().toNanoOfDay(), column));
            return standing(codec.encode(floor), floor.equals(exact));
        }
        return ofInstant((TimestampWithZoneCodec) codec, value, clock, calendar);
    }

    /** A moment stands after the day that it is in, as in a comparison of timestamps. */
    private static Standing ofDate(TypedCodec<?> codec, Object value, Object setter, @Nullable Calendar calendar)
            throws SQLException {
        ColumnType column = codec.column;
        if (setter instanceof String || setter instanceof LocalDate) {
            return Standing.at(codec.encode(value, calendar));
        }
        if (!(setter instanceof LocalDateTime)) {
            throw column.undecided("a comparison of a date with a moment");
        }
        if (column.isPostgres() && value instanceof Timestamp) {
            // pgjdbc leaves its type open, and so the server takes it for a date.
            return Standing.at(codec.encode(value, calendar));
        }
        LocalTime time = ((LocalDateTime) setter).toLocalTime();
        if (!time.equals(LocalTime.MIDNIGHT) && !column.isH2() && isNearMidnight(time)) {
            throw column.undecided("a comparison of a date with a moment that may be rounded to midnight");
        }
        byte[] day = codec.encode(((LocalDateTime) setter).toLocalDate());
        return time.equals(LocalTime.MIDNIGHT) ? Standing.at(day) : Standing.after(day);
    }

    /** Within the second in which a driver may cut or round to the day's beginning or the next. */
    private static boolean isNearMidnight(LocalTime time) {
        return time.toSecondOfDay() == 0 || time.isAfter(LocalTime.of(23, 59, 59));
    }

    private static Standing ofTime(TimeCodec codec, Object setter) throws SQLException {
        if (!(setter instanceof String) && !(setter instanceof LocalTime)) {
            throw codec.column.undecided("a comparison of a time of day with a moment");
        }
        LocalTime exact = codec.toTime(setter);
        LocalTime floor = exact.minusNanos(rest(exact.toNanoOfDay(), codec.column));
        if (!floor.equals(exact) && codec.column.dialect() == Dialect.MYSQL) {
            // A single value is cut to the column's digits, two of a BETWEEN aren't.
            throw codec.column.undecided("a comparison with more digits of a second than the column has");
        }
        return standing(codec.encode(floor), floor.equals(exact));
    }

    @SuppressWarnings("JavaUtilDate") // setObject takes it
    private static Standing ofInstant(
            TimestampWithZoneCodec codec, Object value, LocalClock clock, @Nullable Calendar calendar)
            throws SQLException {
        ColumnType column = codec.column;
        boolean instant = value instanceof java.util.Date
                && !column.isH2()
                && !(value instanceof java.sql.Date)
                && !(value instanceof java.sql.Time);
        OffsetDateTime exact = instant
                ? TimestampWithZoneCodec.instant((java.util.Date) value)
                : codec.toMoment(SetterValue.of(value, column, clock));
        int beyond = DateRange.beyond(exact, column);
        if (beyond != 0 && column.dialect().isMySqlFamily()) {
            throw column.undecided("a comparison with a moment that the database doesn't have");
        }
        if (beyond != 0) {
            return beyond < 0 ? Standing.beforeAll() : Standing.afterAll();
        }
        long rest = rest(exact.getNano(), column);
        return rest == 0
                ? Standing.at(codec.encode(value, calendar))
                : Standing.after(codec.encode(exact.minusNanos(rest)));
    }

    private static boolean isRepeated(LocalDateTime local) {
        return LocalClock.sessionZone().getRules().getValidOffsets(local).size() != 1;
    }

    private static Standing standing(byte[] floor, boolean exact) {
        return exact ? Standing.at(floor) : Standing.after(floor);
    }

    /** Nanoseconds beyond the digits of the type. Only H2 is certain to compare more than microseconds. */
    private static long rest(long nanos, ColumnType column) throws SQLException {
        if (!column.isH2() && nanos % NANOS_OF_MICRO != 0) {
            throw column.undecided("a comparison with more digits of a second than the database has");
        }
        return nanos % Fraction.unit(Fraction.digits(column));
    }
}
