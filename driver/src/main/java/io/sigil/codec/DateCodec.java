package io.sigil.codec;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** DATE: days since 1970-01-01 on the proleptic Gregorian calendar, four bytes, sign bit flipped. */
final class DateCodec extends TypedCodec<LocalDate> {

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
        // MySQL rounds a time of day to the next day or not, depending on the driver's digits.
        if (value instanceof LocalDateTime && !column.dialect().isMySqlFamily()) {
            return Fraction.sent((LocalDateTime) value, column).toLocalDate();
        }
        if (value instanceof OffsetDateTime && column.isH2()) {
            return ((OffsetDateTime) value)
                    .atZoneSameInstant(LocalClock.sessionZone())
                    .toLocalDate();
        }
        throw column.fromUnsupported(value);
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
