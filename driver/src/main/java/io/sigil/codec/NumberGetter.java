package io.sigil.codec;

import io.sigil.dialect.Dialect;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;

/** getByte to getBigDecimal: overflow is an error, a fraction is rounded by H2 and cut by the other drivers. */
final class NumberGetter {

    private NumberGetter() {}

    static boolean gives(Class<?> target) {
        return target == Integer.class
                || target == Long.class
                || target == Short.class
                || target == Byte.class
                || target == BigDecimal.class
                || target == BigInteger.class
                || target == Double.class
                || target == Float.class;
    }

    static Object get(Object value, Class<?> target, ColumnType column) throws SQLException {
        if (!(value instanceof Number || value instanceof String || value instanceof Boolean)) {
            throw column.toUnsupported(target);
        }
        // pgjdbc reads the letter t or f as no number.
        if (value instanceof Boolean && column.isPostgres()) {
            throw column.notReadable(target);
        }
        if (target == Double.class) {
            return toDouble(value, column);
        }
        if (target == Float.class) {
            return toFloat(value, column);
        }
        if (target == BigDecimal.class) {
            return toDecimal(value, target, column);
        }
        if (target == BigInteger.class) {
            return toBigInteger(value, column);
        }
        if (target == Byte.class && value instanceof String && column.dialect() == Dialect.MYSQL) {
            return characterByte((String) value, column);
        }
        return toWhole(value, target, column);
    }

    /** Connector/J reads a text of one character as that character's number, and no longer one. */
    private static byte characterByte(String text, ColumnType column) throws SQLException {
        if (text.length() != 1 || text.charAt(0) > Byte.MAX_VALUE) {
            throw column.notReadable(Byte.class);
        }
        return (byte) text.charAt(0);
    }

    private static double toDouble(Object value, ColumnType column) throws SQLException {
        if (value instanceof Float && !column.isH2()) {
            return ofReal((Float) value, column);
        }
        if (value instanceof Number) {
            return ((Number) value).doubleValue();
        }
        return value instanceof String
                ? FloatingText.parseDouble((String) value, column)
                : toDecimal(value, Double.class, column).doubleValue();
    }

    /** pgjdbc widens a REAL by its digits or by its bits, as the protocol happens to be; given only when both agree. */
    private static double ofReal(Float value, ColumnType column) throws SQLException {
        if (Double.parseDouble(FloatingText.format(value, column)) != value && !value.isNaN()) {
            throw column.toUnsupported(Double.class);
        }
        return value;
    }

    private static float toFloat(Object value, ColumnType column) throws SQLException {
        if (value instanceof Double && column.dialect() == Dialect.MYSQL) {
            float narrow = ((Double) value).floatValue();
            if (Float.isInfinite(narrow)) {
                throw column.outOfRange(Float.class);
            }
            return narrow;
        }
        if (value instanceof Number) {
            return ((Number) value).floatValue();
        }
        return value instanceof String
                ? FloatingText.parseFloat((String) value, column)
                : toDecimal(value, Float.class, column).floatValue();
    }

    private static BigDecimal toDecimal(Object value, Class<?> target, ColumnType column) throws SQLException {
        if (value instanceof Boolean) {
            return (Boolean) value ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (Double.isNaN(number) || Double.isInfinite(number)) {
                throw column.notReadable(target);
            }
            return column.isH2() || column.dialect() == Dialect.MYSQL
                    ? new BigDecimal(value.toString())
                    : FloatingText.toDecimal((Number) value);
        }
        if (column.dialect() == Dialect.MYSQL && value instanceof String && hasExponent((String) value)) {
            return BigDecimal.valueOf(FloatingText.parseDouble((String) value, column));
        }
        return Numbers.toDecimal(value, column);
    }

    private static boolean hasExponent(String text) {
        return text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    }

    /** Of a fraction, H2 and MariaDB Connector cut the digits; the others round them or refuse. */
    private static BigInteger toBigInteger(Object value, ColumnType column) throws SQLException {
        boolean cuts = column.isH2() || column.dialect() == Dialect.MARIADB;
        if (cuts && !(value instanceof String && column.isH2())) {
            return toDecimal(value, BigInteger.class, column).toBigInteger();
        }
        if (value instanceof String) {
            return Numbers.parseInteger((String) value, column).toBigInteger();
        }
        BigDecimal number = toDecimal(value, BigInteger.class, column);
        if (value instanceof Double
                || value instanceof Float
                || (column.dialect() == Dialect.MYSQL && number.scale() > 0)
                || number.stripTrailingZeros().scale() > 0) {
            throw column.toUnsupported(BigInteger.class);
        }
        return number.toBigInteger();
    }

    private static Object toWhole(Object value, Class<?> target, ColumnType column) throws SQLException {
        long number = whole(value, target, column);
        if (target == Long.class) {
            return number;
        }
        if (target == Integer.class && number == (int) number) {
            return (int) number;
        }
        if (target == Short.class && number == (short) number) {
            return (short) number;
        }
        if (target == Byte.class && number == (byte) number) {
            return (byte) number;
        }
        throw column.outOfRange(target);
    }

    private static long whole(Object value, Class<?> target, ColumnType column) throws SQLException {
        if (value instanceof Long) {
            return (Long) value;
        }
        if (column.isH2() && (value instanceof Double || value instanceof Float)) {
            return Numbers.toLong(value, column);
        }
        boolean digitsOnly = column.isH2() || (column.dialect() == Dialect.MARIADB && target == Long.class);
        BigDecimal exact = value instanceof String && digitsOnly
                ? Numbers.parseInteger((String) value, column)
                : toDecimal(value, target, column);
        BigDecimal rounded = exact.setScale(0, column.isH2() ? RoundingMode.HALF_UP : RoundingMode.DOWN);
        if (rounded.precision() > 19 || rounded.toBigInteger().bitLength() > 63) {
            throw column.outOfRange(target);
        }
        return rounded.longValue();
    }
}
