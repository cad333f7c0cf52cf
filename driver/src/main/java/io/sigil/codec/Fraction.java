package io.sigil.codec;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Brings fractional seconds to the digits of the column. H2 rounds half up and keeps a TIME below midnight. PostgreSQL
 * rounds to microseconds first, then half away from its own epoch. MySQL rounds to microseconds first, then half up.
 * MariaDB truncates, unless its sql_mode has TIME_ROUND_FRACTIONAL.
 */
final class Fraction {

    private static final int MICROS = 6;
    private static final LocalDateTime POSTGRES_EPOCH = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final long DAY = 86_400_000_000_000L;

    private Fraction() {}

    /** The digits that the database keeps: only H2 has more than six. */
    static int digits(ColumnType column) {
        int digits = column.type().fraction();
        return column.isH2() ? digits : Math.min(digits, MICROS);
    }

    /** Nanoseconds of the last digit. */
    static long unit(int digits) {
        long unit = 1;
        for (int i = digits; i < 9; i++) {
            unit *= 10;
        }
        return unit;
    }

    static LocalTime round(LocalTime time, ColumnType column) throws SQLException {
        long rounded = round(time.toNanoOfDay(), column, false);
        if (rounded < DAY) {
            return LocalTime.ofNanoOfDay(rounded);
        }
        if (column.isH2()) {
            return LocalTime.ofNanoOfDay(DAY - unit(digits(column)));
        }
        // PostgreSQL and MySQL store 24:00:00, which no Java class holds.
        throw column.datetimeOutOfRange();
    }

    static LocalDateTime round(LocalDateTime dateTime, ColumnType column) {
        boolean halfDown = column.isPostgres() && dateTime.isBefore(POSTGRES_EPOCH);
        long nanos = dateTime.toLocalTime().toNanoOfDay();
        return dateTime.plus(Duration.ofNanos(round(nanos, column, halfDown) - nanos));
    }

    /** The moment as it reaches the server: pgjdbc rounds to microseconds. */
    static LocalDateTime sent(LocalDateTime dateTime, ColumnType column) {
        if (!column.isPostgres()) {
            return dateTime;
        }
        long nanos = dateTime.toLocalTime().toNanoOfDay();
        return dateTime.plusNanos(toUnit(nanos, unit(MICROS), false) - nanos);
    }

    private static long round(long nanos, ColumnType column, boolean halfDown) {
        long unit = unit(digits(column));
        switch (column.dialect()) {
            case H2:
                return toUnit(nanos, unit, false);
            case POSTGRESQL:
            case MYSQL:
                return toUnit(toUnit(nanos, unit(MICROS), false), unit, halfDown);
            case MARIADB:
                return nanos - nanos % unit;
        }
        throw new AssertionError(column.dialect());
    }

    private static long toUnit(long nanos, long unit, boolean halfDown) {
        long rest = nanos % unit;
        boolean up = halfDown ? 2 * rest > unit : 2 * rest >= unit && rest > 0;
        return nanos - rest + (up ? unit : 0);
    }
}
