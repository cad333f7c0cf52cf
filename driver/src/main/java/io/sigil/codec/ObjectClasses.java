package io.sigil.codec;

import io.sigil.rules.LogicalType.Kind;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The classes that getObject takes. Drivers refuse others by the class alone, some even for NULL; the getters of the same
 * values take more.
 */
final class ObjectClasses {
    private static final Set<Kind> TEXT = EnumSet.of(Kind.CHAR, Kind.VARCHAR, Kind.CLOB);
    private static final Set<Kind> BINARY = EnumSet.of(Kind.BINARY, Kind.VARBINARY, Kind.BLOB);
    private static final Set<Kind> LOCAL = EnumSet.of(Kind.TIMESTAMP);
    private static final Set<Kind> MOMENTS = EnumSet.of(Kind.TIMESTAMP, Kind.TIMESTAMP_WITH_TIME_ZONE);

    /** pgjdbc: by the column's type. */
    private static final Map<Class<?>, Set<Kind>> POSTGRES = postgres();

    /** pgjdbc gives NULL for these, whatever the column. */
    private static final Set<Class<?>> POSTGRES_NULLS = classes(
            LocalDate.class, LocalTime.class, LocalDateTime.class, OffsetDateTime.class, OffsetTime.class, UUID.class);

    /** Connector/J has factories for these; NClob for text alone. */
    private static final Set<Class<?>> MYSQL = classes(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            byte[].class,
            Date.class,
            Time.class,
            Timestamp.class,
            java.util.Date.class,
            Calendar.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Duration.class,
            UUID.class,
            URL.class);

    private ObjectClasses() {}

    private static Set<Class<?>> classes(Class<?>... classes) {
        return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(classes)));
    }

    private static Map<Class<?>, Set<Kind>> postgres() {
        Map<Class<?>, Set<Kind>> kinds = new HashMap<>();
        kinds.put(String.class, TEXT);
        kinds.put(BigDecimal.class, EnumSet.of(Kind.DECIMAL));
        kinds.put(BigInteger.class, EnumSet.of(Kind.BIGINT));
        kinds.put(Boolean.class, EnumSet.of(Kind.BOOLEAN));
        kinds.put(Short.class, EnumSet.of(Kind.SMALLINT));
        kinds.put(Integer.class, EnumSet.of(Kind.INTEGER, Kind.SMALLINT));
        kinds.put(Long.class, EnumSet.of(Kind.BIGINT));
        kinds.put(Float.class, EnumSet.of(Kind.REAL));
        kinds.put(Double.class, EnumSet.of(Kind.DOUBLE));
        kinds.put(Date.class, EnumSet.of(Kind.DATE));
        kinds.put(Time.class, EnumSet.of(Kind.TIME));
        kinds.put(Timestamp.class, MOMENTS);
        kinds.put(java.util.Date.class, MOMENTS);
        kinds.put(LocalDate.class, EnumSet.of(Kind.DATE, Kind.TIMESTAMP));
        kinds.put(LocalTime.class, EnumSet.of(Kind.TIME));
        kinds.put(LocalDateTime.class, LOCAL);
        kinds.put(OffsetDateTime.class, MOMENTS);
        kinds.put(UUID.class, EnumSet.of(Kind.UUID));
        kinds.put(byte[].class, BINARY);
        return Collections.unmodifiableMap(kinds);
    }

    /** @throws SQLException 22018 when the driver refuses the class for this column */
    static void require(Class<?> type, boolean isNull, ColumnType column) throws SQLException {
        if (!isTaken(type, isNull, column.type().kind(), column)) {
            throw column.toUnsupported(type);
        }
    }

    private static boolean isTaken(Class<?> type, boolean isNull, Kind kind, ColumnType column) {
        switch (column.dialect()) {
            case H2:
                return isNull || (type != Object.class && type != NClob.class);
            case POSTGRESQL:
                return (isNull && (POSTGRES_NULLS.contains(type) || (type == Blob.class && BINARY.contains(kind))))
                        || POSTGRES.getOrDefault(type, Collections.emptySet()).contains(kind);
            case MARIADB:
                return !type.isPrimitive() && (isNull || isTakenByMariaDb(type, kind));
            case MYSQL:
                return MYSQL.contains(type) || (type == NClob.class && TEXT.contains(kind));
        }
        throw new AssertionError(column.dialect());
    }

    private static boolean isTakenByMariaDb(Class<?> type, Kind kind) {
        boolean large = type == Clob.class || type == NClob.class || type == Reader.class;
        if (large) {
            return TEXT.contains(kind) || BINARY.contains(kind) || kind == Kind.UUID;
        }
        return type != Character.class && (type != OffsetDateTime.class || kind != Kind.CLOB);
    }
}
