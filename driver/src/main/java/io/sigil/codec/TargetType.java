package io.sigil.codec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Types;
import java.util.OptionalInt;

/**
 * What setObject with a target type makes of a value before it reaches the column (JDBC 4.3 §13.2.2.2): 42 as BOOLEAN is
 * true, and stays so in a column of text. Every driver has its own table; what isn't in it is refused.
 */
abstract class TargetType {
    final ColumnType column;

    TargetType(ColumnType column) {
        this.column = column;
    }

    /**
     * The value as the driver sends it.
     *
     * @param jdbcType a constant of {@link Types}
     * @param scale of setObject with four arguments; only some drivers heed it
     */
    static Object convert(Object value, int jdbcType, OptionalInt scale, ColumnType column) throws SQLException {
        if (value instanceof Array || jdbcType == Types.ARRAY) {
            // Elements are encrypted one by one.
            return value;
        }
        try {
            return of(column).convert(value, jdbcType, scale);
        } catch (NumberFormatException e) {
            throw column.notReadable();
        }
    }

    private static TargetType of(ColumnType column) {
        switch (column.dialect()) {
            case H2:
                return new H2Target(column);
            case POSTGRESQL:
                return new PostgresTarget(column);
            case MARIADB:
                return new MariaDbTarget(column);
            case MYSQL:
                return new MySqlTarget(column);
        }
        throw new AssertionError(column.dialect());
    }

    /** @throws NumberFormatException for a text that isn't the number asked for */
    abstract Object convert(Object value, int jdbcType, OptionalInt scale) throws SQLException;

    final SQLException refused(Object value) {
        return column.fromUnsupported(value);
    }

    static boolean isText(int jdbcType) {
        switch (jdbcType) {
            case Types.CHAR:
            case Types.VARCHAR:
            case Types.LONGVARCHAR:
            case Types.NCHAR:
            case Types.NVARCHAR:
            case Types.LONGNVARCHAR:
                return true;
            default:
                return false;
        }
    }

    static boolean isClob(int jdbcType) {
        return jdbcType == Types.CLOB || jdbcType == Types.NCLOB;
    }

    static boolean isBytes(int jdbcType) {
        return jdbcType == Types.BINARY || jdbcType == Types.VARBINARY || jdbcType == Types.LONGVARBINARY;
    }

    static boolean isBoolean(int jdbcType) {
        return jdbcType == Types.BOOLEAN || jdbcType == Types.BIT;
    }

    static boolean isExact(int jdbcType) {
        return jdbcType == Types.DECIMAL || jdbcType == Types.NUMERIC;
    }

    /** A text as the Java number that stands for a target type. */
    final Object parsed(String text, int jdbcType) throws SQLException {
        switch (jdbcType) {
            case Types.TINYINT:
                return Byte.valueOf(text);
            case Types.SMALLINT:
                return Short.valueOf(text);
            case Types.INTEGER:
                return Integer.valueOf(text);
            case Types.BIGINT:
                return Long.valueOf(text);
            case Types.REAL:
                return Float.valueOf(text);
            case Types.FLOAT:
            case Types.DOUBLE:
                return Double.valueOf(text);
            case Types.DECIMAL:
            case Types.NUMERIC:
                return new BigDecimal(text);
            default:
                throw refused(text);
        }
    }

    /** A number as another class of numbers, which cuts bits and digits as Java does; exact types are the caller's. */
    final Number narrowed(Number number, int jdbcType) throws SQLException {
        switch (jdbcType) {
            case Types.TINYINT:
                return number.byteValue();
            case Types.SMALLINT:
                return number.shortValue();
            case Types.INTEGER:
                return number.intValue();
            case Types.BIGINT:
                return number.longValue();
            case Types.REAL:
                return number.floatValue();
            case Types.FLOAT:
            case Types.DOUBLE:
                return number.doubleValue();
            default:
                throw refused(number);
        }
    }

    static BigDecimal scaled(BigDecimal number, OptionalInt scale) {
        return scale.isPresent() && scale.getAsInt() >= 0
                ? number.setScale(scale.getAsInt(), RoundingMode.HALF_UP)
                : number;
    }
}
