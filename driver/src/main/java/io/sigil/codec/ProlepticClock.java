package io.sigil.codec;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** H2: proleptic Gregorian calendar and java.time's zone rules, for the years before 1582 too. Immutable. */
final class ProlepticClock extends LocalClock {

    private final @Nullable TimeZone zone;

    ProlepticClock(@Nullable Calendar calendar) {
        this.zone = calendar == null ? null : calendar.getTimeZone();
    }

    @Override
    LocalDateTime dateTime(long epochMillis) {
        if (zone == null) {
            return LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMillis), sessionZone());
        }
        // java.util.TimeZone knows no local mean time, java.time does; H2 asks the former here.
        long local = Math.addExact(epochMillis, zone.getOffset(epochMillis));
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(local), ZoneOffset.UTC);
    }

    @Override
    long epochMillis(LocalDateTime local, ColumnType column) {
        ZoneId id = zone == null ? sessionZone() : zone.toZoneId();
        return local.atZone(id).toInstant().toEpochMilli();
    }
}
