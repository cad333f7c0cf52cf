package io.sigil.codec;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * TIMESTAMP(p) WITH TIME ZONE: seconds since the epoch in eight bytes, sign bit flipped, nanoseconds in four; for H2 then
 * the offset in seconds, four bytes, sign bit flipped. PostgreSQL keeps the instant only and shows it in the session's
 * zone; MySQL's and MariaDB's TIMESTAMP do the same.
 */
final class TimestampWithZoneCodec extends TypedCodec<OffsetDateTime> {

    private static final int SECONDS_WIDTH = 8;
    private static final int NANOS_WIDTH = 4;
    private static final int INSTANT_WIDTH = SECONDS_WIDTH + NANOS_WIDTH;
    private static final int OFFSET_WIDTH = 4;

    private static final long FIRST_SECOND_OF_1900 = -2_208_988_800L;

    private final int width;

    TimestampWithZoneCodec(ColumnType column) {
        super(column);
        this.width = column.isH2() ? INSTANT_WIDTH + OFFSET_WIDTH : INSTANT_WIDTH;
    }

    /** A java.util.Date is an instant; H2 alone takes the way over local fields. */
    @Override
    public byte[] encode(Object value, @Nullable Calendar calendar) throws SQLException {
        if (column.isH2() || !(value instanceof java.util.Date)) {
            return super.encode(value, calendar);
        }
        if (value instanceof java.sql.Time || (column.isPostgres() && value.getClass() == java.util.Date.class)) {
            throw column.fromUnsupported(value);
        }
        OffsetDateTime instant = instant((java.util.Date) value);
        refuseEarly(instant, column);
        if (value instanceof java.sql.Date) {
            return column.isPostgres() ? pack(assign(midnight(instant, calendar))) : super.encode(value, calendar);
        }
        // MySQL's drivers send the fields in the calendar's zone, and the server takes them for the session's.
        boolean fields = column.dialect().isMySqlFamily() && calendar != null && value instanceof Timestamp;
        return fields ? super.encode(value, calendar) : pack(assign(instant));
    }

    /** pgjdbc sends a Date with the offset that its zone has at that instant. */
    private static OffsetDateTime midnight(OffsetDateTime instant, @Nullable Calendar calendar) {
        ZoneId zone = calendar == null
                ? LocalClock.sessionZone()
                : calendar.getTimeZone().toZoneId();
        return instant.atZoneSameInstant(zone).toOffsetDateTime().truncatedTo(ChronoUnit.DAYS);
    }

    @SuppressWarnings("JavaUtilDate") // setObject takes it
    static OffsetDateTime instant(java.util.Date date) {
        Instant instant = date instanceof Timestamp
                ? Instant.ofEpochSecond(Math.floorDiv(date.getTime(), 1000L), ((Timestamp) date).getNanos())
                : Instant.ofEpochMilli(date.getTime());
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Before 1900 drivers and servers differ on local mean time, before 1582 on the calendar; H2 is one with itself. */
    static void refuseEarly(OffsetDateTime moment, ColumnType column) throws SQLException {
        if (!column.isH2() && moment.toEpochSecond() < FIRST_SECOND_OF_1900) {
            throw column.datetimeOutOfRange();
        }
    }

    @Override
    OffsetDateTime assign(Object value) throws SQLException {
        OffsetDateTime moment = toMoment(value);
        DateRange.checkInstant(moment, column);
        refuseRepeated(moment);
        OffsetDateTime kept = column.isH2() ? moment : moment.withOffsetSameInstant(ZoneOffset.UTC);
        OffsetDateTime rounded = OffsetDateTime.of(Fraction.round(kept.toLocalDateTime(), column), kept.getOffset());
        DateRange.checkInstant(rounded, column);
        return rounded;
    }

    /** The drivers of MySQL and MariaDB send the session's local time, which doesn't tell the hours of an overlap apart. */
    private void refuseRepeated(OffsetDateTime moment) throws SQLException {
        ZoneId zone = LocalClock.sessionZone();
        if (column.dialect().isMySqlFamily()
                && zone.getRules()
                                .getValidOffsets(moment.atZoneSameInstant(zone).toLocalDateTime())
                                .size()
                        != 1) {
            throw column.datetimeOutOfRange();
        }
    }

    OffsetDateTime toMoment(Object value) throws SQLException {
        if (value instanceof OffsetDateTime) {
            return (OffsetDateTime) value;
        }
        if (value instanceof String) {
            return DatetimeText.parseOffsetDateTime((String) value, column);
        }
        if (value instanceof LocalDateTime) {
            return DatetimeText.inSessionZone((LocalDateTime) value, column);
        }
        if (value instanceof LocalDate) {
            return DatetimeText.inSessionZone(((LocalDate) value).atStartOfDay(), column);
        }
        throw column.fromUnsupported(value);
    }

    @Override
    byte[] pack(OffsetDateTime value) {
        byte[] bytes = new byte[width];
        System.arraycopy(OrderedBytes.ofSigned(value.toEpochSecond(), SECONDS_WIDTH), 0, bytes, 0, SECONDS_WIDTH);
        OrderedBytes.write(bytes, SECONDS_WIDTH, NANOS_WIDTH, value.getNano());
        if (column.isH2()) {
            byte[] offset = OrderedBytes.ofSigned(value.getOffset().getTotalSeconds(), OFFSET_WIDTH);
            System.arraycopy(offset, 0, bytes, INSTANT_WIDTH, OFFSET_WIDTH);
        }
        return bytes;
    }

    @Override
    OffsetDateTime unpack(byte[] canonical) throws SQLException {
        if (canonical.length != width) {
            throw column.notCanonical();
        }
        long nanos = OrderedBytes.read(canonical, SECONDS_WIDTH, NANOS_WIDTH);
        if (nanos > 999_999_999) {
            throw column.notCanonical();
        }
        try {
            Instant instant = Instant.ofEpochSecond(OrderedBytes.toSigned(canonical, 0, SECONDS_WIDTH), nanos);
            int offset = column.isH2() ? (int) OrderedBytes.toSigned(canonical, INSTANT_WIDTH, OFFSET_WIDTH) : 0;
            return instant.atOffset(ZoneOffset.ofTotalSeconds(offset));
        } catch (DateTimeException | ArithmeticException e) {
            throw column.notCanonical();
        }
    }

    @Override
    Object natural(OffsetDateTime value) throws SQLException {
        refuseEarly(value, column);
        return column.isH2() ? value : LocalClock.toTimestamp(value, column);
    }

    @Override
    public int maxCanonicalBytes() {
        return width;
    }

    @Override
    public boolean bytesDecideEquality() {
        return !column.isH2();
    }

    /** The instant, without H2's offset. */
    @Override
    public byte[] comparable(byte[] canonical) {
        return Arrays.copyOf(canonical, INSTANT_WIDTH);
    }

    @Override
    public boolean bytesDecideOrder() {
        return !column.isH2();
    }
}
