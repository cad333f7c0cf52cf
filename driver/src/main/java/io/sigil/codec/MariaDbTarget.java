package io.sigil.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.OptionalInt;

/** MariaDB Connector: converts texts, numbers and bytes; values of other classes keep their own. No scale. */
final class MariaDbTarget extends TargetType {

    MariaDbTarget(ColumnType column) {
        super(column);
    }

    @Override
    Object convert(Object value, int jdbcType, OptionalInt scale) throws SQLException {
        if (value instanceof String || value instanceof Character) {
            return text(value.toString(), jdbcType);
        }
        if (value instanceof Number) {
            return number((Number) value, jdbcType);
        }
        boolean toBytes = isBytes(jdbcType) || jdbcType == Types.BLOB;
        if (value instanceof byte[] && !toBytes) {
            throw refused(value);
        }
        return value;
    }

    private Object text(String text, int jdbcType) throws SQLException {
        if (isText(jdbcType) || isClob(jdbcType)) {
            return text;
        }
        if (isBoolean(jdbcType)) {
            return !text.equalsIgnoreCase("false") && !text.equals("0");
        }
        try {
            if (jdbcType == Types.TIME) {
                return Time.valueOf(text);
            }
            if (jdbcType == Types.TIMESTAMP) {
                return Timestamp.valueOf(text);
            }
        } catch (IllegalArgumentException e) {
            throw column.notADatetime();
        }
        return parsed(text, jdbcType);
    }

    private Object number(Number number, int jdbcType) throws SQLException {
        if (jdbcType == Types.CHAR || jdbcType == Types.VARCHAR) {
            return number.toString();
        }
        if (jdbcType == Types.BIT) {
            return number.shortValue() != 0;
        }
        if (!isExact(jdbcType)) {
            return narrowed(number, jdbcType);
        }
        boolean kept = number instanceof BigDecimal
                || number instanceof BigInteger
                || number instanceof Double
                || number instanceof Float;
        return kept ? number : Long.valueOf(number.longValue());
    }
}
