package io.sigil.codec;

import io.sigil.dialect.Dialect;
import io.sigil.rules.LogicalType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.UUID;

/** What getString gives for an SQL value: the database's own text of it. */
final class SqlText {

    private SqlText() {}

    static String format(Object value, ColumnType column) throws SQLException {
        if (value instanceof String || value instanceof Long || value instanceof UUID) {
            return value.toString();
        }
        if (value instanceof BigDecimal) {
            return ((BigDecimal) value).toPlainString();
        }
        if (value instanceof Boolean) {
            return format((Boolean) value, column);
        }
        if (value instanceof Double || value instanceof Float) {
            return FloatingText.format((Number) value, column);
        }
        StringBuilder text = new StringBuilder(35);
        if (value instanceof LocalDate) {
            append(text, (LocalDate) value, column);
            return bc(text, (LocalDate) value, column);
        }
        if (value instanceof LocalTime) {
            append(text, (LocalTime) value, column);
            return text.toString();
        }
        if (value instanceof LocalDateTime) {
            LocalDateTime dateTime = (LocalDateTime) value;
            refuseGap(dateTime, column);
            append(text, dateTime, column);
            return bc(text, dateTime.toLocalDate(), column);
        }
        if (value instanceof OffsetDateTime) {
            return format((OffsetDateTime) value, column);
        }
        throw column.toUnsupported(String.class);
    }

    /** MariaDB Connector makes a Timestamp of it first, which moves a time that the zone skips. */
    private static void refuseGap(LocalDateTime dateTime, ColumnType column) throws SQLException {
        if (column.dialect() == Dialect.MARIADB
                && LocalClock.sessionZone().getRules().getValidOffsets(dateTime).isEmpty()) {
            throw column.toUnsupported(String.class);
        }
    }

    private static String format(Boolean value, ColumnType column) {
        switch (column.dialect()) {
            case H2:
                return value ? "TRUE" : "FALSE";
            case POSTGRESQL:
                return value ? "t" : "f";
            case MYSQL:
            case MARIADB:
                return value ? "1" : "0";
        }
        throw new AssertionError(column.dialect());
    }

    /** H2 writes the stored offset, PostgreSQL that of the session's zone, MySQL the session's local time alone. */
    private static String format(OffsetDateTime value, ColumnType column) {
        OffsetDateTime shown = column.isH2()
                ? value
                : value.atZoneSameInstant(LocalClock.sessionZone()).toOffsetDateTime();
        StringBuilder text = new StringBuilder(35);
        append(text, shown.toLocalDateTime(), column);
        if (!column.dialect().isMySqlFamily()) {
            append(text, shown.getOffset());
        }
        return bc(text, shown.toLocalDate(), column);
    }

    private static void append(StringBuilder text, LocalDateTime value, ColumnType column) {
        append(text, value.toLocalDate(), column);
        text.append(' ');
        append(text, value.toLocalTime(), column);
    }

    /** Without the era. */
    static String date(LocalDate date, ColumnType column) {
        StringBuilder text = new StringBuilder(10);
        append(text, date, column);
        return text.toString();
    }

    private static void append(StringBuilder text, LocalDate date, ColumnType column) {
        int year = date.getYear();
        if (year < 1 && column.isPostgres()) {
            year = 1 - year;
        }
        if (year < 0) {
            text.append('-');
        }
        appendPadded(text, Math.abs(year), 4);
        text.append('-');
        appendPadded(text, date.getMonthValue(), 2);
        text.append('-');
        appendPadded(text, date.getDayOfMonth(), 2);
    }

    private static String bc(StringBuilder text, LocalDate date, ColumnType column) {
        return date.getYear() < 1 && column.isPostgres() ? text.append(" BC").toString() : text.toString();
    }

    private static void append(StringBuilder text, LocalTime time, ColumnType column) {
        appendPadded(text, time.getHour(), 2);
        text.append(':');
        appendPadded(text, time.getMinute(), 2);
        text.append(':');
        appendPadded(text, time.getSecond(), 2);
        appendFraction(text, time.get(ChronoField.NANO_OF_SECOND), column);
    }

    /** MySQL writes every digit of the column unless all are zero, MariaDB Connector six for a TIMESTAMP, the others as many as are needed. */
    private static void appendFraction(StringBuilder text, int nanos, ColumnType column) {
        boolean all = column.dialect().isMySqlFamily();
        boolean none = column.dialect() == Dialect.MARIADB ? Fraction.digits(column) == 0 : nanos == 0;
        if (none) {
            return;
        }
        text.append('.');
        int start = text.length();
        appendPadded(text, nanos, 9);
        if (all) {
            boolean micros = column.dialect() == Dialect.MARIADB
                    && nanos != 0
                    && column.type().kind() != LogicalType.Kind.TIME;
            text.setLength(start + (micros ? 6 : Fraction.digits(column)));
            return;
        }
        while (text.charAt(text.length() - 1) == '0') {
            text.setLength(text.length() - 1);
        }
    }

    private static void append(StringBuilder text, ZoneOffset offset) {
        int seconds = Math.abs(offset.getTotalSeconds());
        text.append(offset.getTotalSeconds() < 0 ? '-' : '+');
        appendPadded(text, seconds / 3600, 2);
        if (seconds % 3600 != 0) {
            text.append(':');
            appendPadded(text, seconds / 60 % 60, 2);
        }
        if (seconds % 60 != 0) {
            text.append(':');
            appendPadded(text, seconds % 60, 2);
        }
    }

    private static void appendPadded(StringBuilder text, int number, int width) {
        String digits = Integer.toString(number);
        for (int i = digits.length(); i < width; i++) {
            text.append('0');
        }
        text.append(digits);
    }
}
