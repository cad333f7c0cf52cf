package io.sigil.codec;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/** TIME(p): nanoseconds of the day in six bytes. */
final class TimeCodec extends TypedCodec<LocalTime> {

    private static final int WIDTH = 6;
    private static final long DAY = 86_400_000_000_000L;

    TimeCodec(ColumnType column) {
        super(column);
    }

    @Override
    LocalTime assign(Object value) throws SQLException {
        return Fraction.round(toTime(value), column);
    }

    LocalTime toTime(Object value) throws SQLException {
        if (value instanceof LocalTime) {
            return (LocalTime) value;
        }
        if (value instanceof String) {
            return DatetimeText.parseTime((String) value, column);
        }
        if (value instanceof LocalDateTime) {
            DateRange.checkTimestamp(((LocalDateTime) value).toLocalDate(), column);
            return ((LocalDateTime) value).toLocalTime();
        }
        if (value instanceof OffsetDateTime && column.isH2()) {
            return ((OffsetDateTime) value)
                    .atZoneSameInstant(LocalClock.sessionZone())
                    .toLocalTime();
        }
        throw column.fromUnsupported(value);
    }

    @Override
    byte[] pack(LocalTime value) {
        byte[] bytes = new byte[WIDTH];
        OrderedBytes.write(bytes, 0, WIDTH, value.toNanoOfDay());
        return bytes;
    }

    @Override
    LocalTime unpack(byte[] canonical) throws SQLException {
        if (canonical.length != WIDTH) {
            throw column.notCanonical();
        }
        long nanos = OrderedBytes.read(canonical, 0, WIDTH);
        if (nanos >= DAY) {
            throw column.notCanonical();
        }
        return LocalTime.ofNanoOfDay(nanos);
    }

    @Override
    Object natural(LocalTime value) throws SQLException {
        return LocalClock.of(column.dialect(), null).toTime(value, column);
    }

    @Override
    public int maxCanonicalBytes() {
        return WIDTH;
    }
}
