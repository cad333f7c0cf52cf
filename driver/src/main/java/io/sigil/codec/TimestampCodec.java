package io.sigil.codec;

import io.sigil.dialect.Dialect;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/** TIMESTAMP(p): days as DATE has them, then nanoseconds of the day; ten bytes. */
final class TimestampCodec extends TypedCodec<LocalDateTime> {

    private static final int DATE_WIDTH = 4;
    private static final int TIME_WIDTH = 6;
    private static final long DAY = 86_400_000_000_000L;

    TimestampCodec(ColumnType column) {
        super(column);
    }

    @Override
    LocalDateTime assign(Object value) throws SQLException {
        LocalDateTime local = toDateTime(value);
        DateRange.checkTimestamp(local.toLocalDate(), column);
        LocalDateTime rounded = Fraction.round(local, column);
        DateRange.checkTimestamp(rounded.toLocalDate(), column);
        return rounded;
    }

    LocalDateTime toDateTime(Object value) throws SQLException {
        if (value instanceof LocalDateTime) {
            return (LocalDateTime) value;
        }
        if (value instanceof LocalDate) {
            return ((LocalDate) value).atStartOfDay();
        }
        if (value instanceof String) {
            return DatetimeText.parseDateTime((String) value, column);
        }
        if (value instanceof OffsetDateTime && !column.dialect().isMySqlFamily()) {
            return ((OffsetDateTime) value)
                    .atZoneSameInstant(LocalClock.sessionZone())
                    .toLocalDateTime();
        }
        throw column.fromUnsupported(value);
    }

    @Override
    byte[] pack(LocalDateTime value) {
        byte[] bytes = new byte[DATE_WIDTH + TIME_WIDTH];
        byte[] days = OrderedBytes.ofSigned(value.toLocalDate().toEpochDay(), DATE_WIDTH);
        System.arraycopy(days, 0, bytes, 0, DATE_WIDTH);
        OrderedBytes.write(bytes, DATE_WIDTH, TIME_WIDTH, value.toLocalTime().toNanoOfDay());
        return bytes;
    }

    @Override
    LocalDateTime unpack(byte[] canonical) throws SQLException {
        if (canonical.length != DATE_WIDTH + TIME_WIDTH) {
            throw column.notCanonical();
        }
        long nanos = OrderedBytes.read(canonical, DATE_WIDTH, TIME_WIDTH);
        if (nanos >= DAY) {
            throw column.notCanonical();
        }
        return LocalDate.ofEpochDay(OrderedBytes.toSigned(canonical, 0, DATE_WIDTH))
                .atTime(LocalTime.ofNanoOfDay(nanos));
    }

    /** Connector/J gives a LocalDateTime for DATETIME. */
    @Override
    Object natural(LocalDateTime value) throws SQLException {
        if (column.dialect() == Dialect.MYSQL) {
            return value;
        }
        return LocalClock.of(column.dialect(), null).toTimestamp(value, column);
    }

    @Override
    public int maxCanonicalBytes() {
        return DATE_WIDTH + TIME_WIDTH;
    }
}
