package io.sigil.codec;

import io.sigil.dialect.Dialect;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/** DATE: days since 1970-01-01 on the proleptic Gregorian calendar, four bytes, sign bit flipped. */
final class DateCodec extends TypedCodec<LocalDate> {

    private static final LocalTime LAST_CERTAIN = LocalTime.of(23, 59, 59, 499_000_000);

    DateCodec(ColumnType column) {
        super(column);
    }

    @Override
    LocalDate assign(Object value) throws SQLException {
        LocalDate date = toDate(value);
        DateRange.checkDate(date, column);
        return date;
    }

    private LocalDate toDate(Object value) throws SQLException {
        if (value instanceof LocalDate) {
            return (LocalDate) value;
        }
        if (value instanceof String) {
            return DatetimeText.parseDate((String) value, column);
        }
        if (value instanceof LocalDateTime) {
            return ofDateTime((LocalDateTime) value);
        }
        if (value instanceof OffsetDateTime && column.isH2()) {
            return ((OffsetDateTime) value)
                    .atZoneSameInstant(LocalClock.sessionZone())
                    .toLocalDate();
        }
        throw column.fromUnsupported(value);
    }

    private LocalDate ofDateTime(LocalDateTime value) throws SQLException {
        // MySQL rounds a time of day to the next day or not, depending on the driver's digits.
        if (column.dialect() == Dialect.MYSQL && value.toLocalTime().isAfter(LAST_CERTAIN)) {
            throw column.fromUnsupported(value);
        }
        return Fraction.sent(value, column).toLocalDate();
    }

    @Override
    byte[] pack(LocalDate value) {
        return OrderedBytes.ofSigned(value.toEpochDay(), Integer.BYTES);
    }

    @Override
    LocalDate unpack(byte[] canonical) throws SQLException {
        if (canonical.length != Integer.BYTES) {
            throw column.notCanonical();
        }
        return LocalDate.ofEpochDay(OrderedBytes.toSigned(canonical, 0, Integer.BYTES));
    }

    @Override
    Object natural(LocalDate value) throws SQLException {
        return LocalClock.of(column.dialect(), null).toDate(value, column);
    }

    @Override
    public int maxCanonicalBytes() {
        return Integer.BYTES;
    }
}
