package io.sigil.codec;

import io.sigil.dialect.Dialect;
import io.sigil.rules.LogicalType;
import java.sql.SQLException;
import java.sql.Types;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** H2: a value becomes one of the target type, as in an assignment to a column of that type; a scale means nothing. */
final class H2Target extends TargetType {

    H2Target(ColumnType column) {
        super(column);
    }

    @Override
    Object convert(Object value, int jdbcType, OptionalInt scale) throws SQLException {
        requireAssignable(jdbcType, value);
        ColumnType intermediate = intermediate(jdbcType);
        if (intermediate == null) {
            return value;
        }
        if (isExact(jdbcType)) {
            Object given = SetterValue.of(value, intermediate, LocalClock.of(Dialect.H2, null));
            if (given instanceof byte[]) {
                throw refused(value);
            }
            return Numbers.toDecimal(given, intermediate);
        }
        return assigned((TypedCodec<?>) Codec.of(intermediate.type(), Dialect.H2), value);
    }

    private static Object assigned(TypedCodec<?> codec, Object value) throws SQLException {
        return codec.assign(SetterValue.of(value, codec.column, LocalClock.of(Dialect.H2, null)));
    }

    /** A CLOB or BLOB converts to few types. */
    private void requireAssignable(int jdbcType, Object value) throws SQLException {
        LogicalType.Kind kind = column.type().kind();
        boolean large = kind == LogicalType.Kind.CLOB || kind.isBinary();
        if ((isClob(jdbcType) && !large && !kind.isText()) || (jdbcType == Types.BLOB && !large)) {
            throw refused(value);
        }
    }

    /** The type on the way; null when the value keeps its own. */
    private static @Nullable ColumnType intermediate(int jdbcType) {
        LogicalType type = type(jdbcType);
        return type == null ? null : new ColumnType(type, Dialect.H2, "");
    }

    private static @Nullable LogicalType type(int jdbcType) {
        if (isText(jdbcType)) {
            return LogicalType.of(LogicalType.Kind.VARCHAR);
        }
        if (isClob(jdbcType)) {
            return LogicalType.of(LogicalType.Kind.CLOB);
        }
        if (isBytes(jdbcType) || jdbcType == Types.BLOB) {
            return LogicalType.of(LogicalType.Kind.BLOB);
        }
        if (isBoolean(jdbcType)) {
            return LogicalType.of(LogicalType.Kind.BOOLEAN);
        }
        return isExact(jdbcType) ? LogicalType.of(LogicalType.Kind.DOUBLE) : numberOrMoment(jdbcType);
    }

    private static @Nullable LogicalType numberOrMoment(int jdbcType) {
        switch (jdbcType) {
            case Types.SMALLINT:
                return LogicalType.of(LogicalType.Kind.SMALLINT);
            case Types.INTEGER:
                return LogicalType.of(LogicalType.Kind.INTEGER);
            case Types.BIGINT:
                return LogicalType.of(LogicalType.Kind.BIGINT);
            case Types.REAL:
                return LogicalType.of(LogicalType.Kind.REAL);
            case Types.FLOAT:
            case Types.DOUBLE:
                return LogicalType.of(LogicalType.Kind.DOUBLE);
            case Types.DATE:
                return LogicalType.of(LogicalType.Kind.DATE);
            case Types.TIME:
                return LogicalType.ofFraction(LogicalType.Kind.TIME, 9);
            case Types.TIMESTAMP:
                return LogicalType.ofFraction(LogicalType.Kind.TIMESTAMP, 9);
            case Types.TIMESTAMP_WITH_TIMEZONE:
                return LogicalType.ofFraction(LogicalType.Kind.TIMESTAMP_WITH_TIME_ZONE, 9);
            default:
                return null;
        }
    }
}
