package io.sigil.codec;

import io.sigil.rules.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.OptionalInt;

/** pgjdbc: casts of its own, cutting bits and digits; the scale counts for DECIMAL and NUMERIC. */
final class PostgresTarget extends TargetType {

    PostgresTarget(ColumnType column) {
        super(column);
    }

    @Override
    Object convert(Object value, int jdbcType, OptionalInt scale) throws SQLException {
        switch (jdbcType) {
            case Types.CHAR:
            case Types.VARCHAR:
            case Types.LONGVARCHAR:
                return text(value);
            case Types.BIT:
            case Types.BOOLEAN:
                return truth(value);
            case Types.TINYINT:
            case Types.SMALLINT:
                return number(value, Types.SMALLINT);
            case Types.INTEGER:
            case Types.BIGINT:
            case Types.REAL:
            case Types.FLOAT:
            case Types.DOUBLE:
                return number(value, jdbcType);
            case Types.DECIMAL:
            case Types.NUMERIC:
                return scaled(exact(value), scale);
            case Types.DATE:
            case Types.TIME:
            case Types.TIMESTAMP:
            case Types.TIMESTAMP_WITH_TIMEZONE:
                return moment(value, jdbcType);
            case Types.BINARY:
            case Types.VARBINARY:
            case Types.LONGVARBINARY:
                return value;
            case Types.BLOB:
                return of(value, value instanceof Blob);
            case Types.CLOB:
                return of(value, value instanceof Clob);
            case Types.OTHER:
                return other(isCut(value) ? ((LocalDateTime) value).toLocalDate() : value);
            default:
                throw refused(value);
        }
    }

    /** Without a type the server reads the text of a moment as one of the column's type. */
    private boolean isCut(Object value) {
        return value instanceof LocalDateTime && column.type().kind() == LogicalType.Kind.DATE;
    }

    private Object of(Object value, boolean allowed) throws SQLException {
        if (!allowed) {
            throw refused(value);
        }
        return value;
    }

    /** Java's own text of it. */
    private Object text(Object value) throws SQLException {
        return value instanceof Clob ? value : of(value, hasText(value)).toString();
    }

    private static boolean hasText(Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof java.util.UUID
                || value instanceof java.util.Date
                || isJavaTime(value);
    }

    private static boolean isJavaTime(Object value) {
        return value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof OffsetTime
                || value instanceof OffsetDateTime
                || value instanceof ZonedDateTime
                || value instanceof Instant;
    }

    private Boolean truth(Object value) throws SQLException {
        if (value instanceof Boolean) {
            return (Boolean) value;
        }
        if (value instanceof Number) {
            double number = ((Number) value).doubleValue();
            of(value, number == 0 || number == 1);
            return number == 1;
        }
        Boolean truth = (value instanceof String || value instanceof Character)
                ? Booleans.ofPostgresWord(value.toString().trim())
                : null;
        if (truth == null) {
            throw refused(value);
        }
        return truth;
    }

    private Object number(Object value, int jdbcType) throws SQLException {
        if (value instanceof Boolean) {
            return narrowed((Boolean) value ? 1 : 0, jdbcType);
        }
        if (value instanceof String) {
            return parsed(((String) value).trim(), jdbcType);
        }
        return narrowed((Number) of(value, value instanceof Number), jdbcType);
    }

    private BigDecimal exact(Object value) throws SQLException {
        if (value instanceof BigDecimal) {
            return (BigDecimal) value;
        }
        if (value instanceof BigInteger) {
            return new BigDecimal((BigInteger) value);
        }
        if (value instanceof Double || value instanceof Float) {
            return BigDecimal.valueOf(((Number) value).doubleValue());
        }
        return value instanceof String
                ? new BigDecimal(((String) value).trim())
                : BigDecimal.valueOf(((Number) number(value, Types.BIGINT)).longValue());
    }

    @SuppressWarnings("JavaUtilDate") // setObject takes it
    private Object moment(Object value, int jdbcType) throws SQLException {
        if (jdbcType == Types.TIMESTAMP_WITH_TIMEZONE) {
            return of(value, value instanceof OffsetDateTime);
        }
        boolean legacy = value instanceof java.util.Date;
        if (jdbcType == Types.DATE) {
            return legacy && !(value instanceof Date || value instanceof Time)
                    ? new Date(((java.util.Date) value).getTime())
                    : of(value, value instanceof Date || value instanceof LocalDate);
        }
        if (jdbcType == Types.TIME) {
            return legacy && !(value instanceof Date)
                    ? new Time(((java.util.Date) value).getTime())
                    : of(value, value instanceof LocalTime);
        }
        return legacy && !(value instanceof Timestamp)
                ? new Timestamp(((java.util.Date) value).getTime())
                : of(value, legacy || value instanceof LocalDateTime);
    }

    private static boolean isWhole(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    private boolean takesWholeOnly() {
        switch (column.type().kind()) {
            case SMALLINT:
            case INTEGER:
            case BIGINT:
                return true;
            default:
                return false;
        }
    }

    /** The server reads the text; what it reads otherwise than the value's own class would be is refused. */
    private Object other(Object value) throws SQLException {
        boolean plain = value instanceof String
                || (value instanceof Number && (isWhole(value) || !takesWholeOnly()))
                || value instanceof Boolean
                || value instanceof java.util.UUID
                || value instanceof Date
                || value instanceof LocalDate
                || value instanceof LocalTime
                || (value instanceof LocalDateTime && column.type().kind() != LogicalType.Kind.TIME)
                || (value instanceof Timestamp && !column.type().kind().isText());
        return of(value, plain) instanceof Number ? read((Number) value) : value;
    }

    /** The server reads the digits as a value of the column's type, and refuses what that can't hold. */
    private Number read(Number value) throws SQLException {
        if (takesWholeOnly()) {
            new IntegerCodec(column).assign(value.longValue());
        } else if (column.type().kind() == LogicalType.Kind.REAL) {
            float read = Float.parseFloat(value.toString());
            if (Float.isInfinite(read) && !Double.isInfinite(value.doubleValue())) {
                throw column.outOfRange();
            }
            return read;
        }
        return value;
    }
}
