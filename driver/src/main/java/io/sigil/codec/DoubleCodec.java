package io.sigil.codec;

import io.sigil.dialect.Dialect;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * DOUBLE, and REAL of MySQL and MariaDB: IEEE 754 binary64 in eight bytes whose order is numeric order, NaN last. Only
 * PostgreSQL keeps -0.0, which is equal to 0.0 and compares as that. MySQL and MariaDB have no NaN and no
 * infinity, and whether -0.0 reaches them depends on the driver's protocol.
 */
final class DoubleCodec extends TypedCodec<Double> {
    private static final byte[] NEGATIVE_ZERO = bytes(-0.0);
    private static final byte[] ZERO = bytes(0.0);

    DoubleCodec(ColumnType column) {
        super(column);
    }

    @Override
    Double assign(Object value) throws SQLException {
        double number = toDouble(value);
        if (column.dialect().isMySqlFamily() && (Double.isNaN(number) || Double.isInfinite(number))) {
            throw column.outOfRange();
        }
        if (column.dialect().isMySqlFamily() && number == 0 && 1 / number < 0) {
            throw column.negativeZero();
        }
        return number == 0 && !keepsNegativeZero() ? 0.0 : number;
    }

    private double toDouble(Object value) throws SQLException {
        if (value instanceof Double) {
            return (Double) value;
        }
        if (value instanceof Float) {
            return ofFloat((Float) value);
        }
        if (value instanceof String) {
            return FloatingText.parseDouble((String) value, column);
        }
        if (value instanceof Long) {
            return (Long) value;
        }
        BigDecimal exact = Numbers.toDecimal(value, column);
        double number = exact.doubleValue();
        if (!column.isH2() && (Double.isInfinite(number) || (number == 0 && exact.signum() != 0))) {
            throw column.outOfRange();
        }
        return number;
    }

    /** MySQL's drivers may send a float's decimal digits or its bits; taken only when both are the same number. */
    private double ofFloat(Float value) throws SQLException {
        if (column.dialect().isMySqlFamily() && Double.parseDouble(value.toString()) != value) {
            throw column.fromUnsupported(value);
        }
        return value;
    }

    @Override
    byte[] pack(Double value) {
        return bytes(value);
    }

    private static byte[] bytes(double number) {
        return OrderedBytes.ofSigned(OrderedBytes.ofBits(Double.doubleToLongBits(number)), Double.BYTES);
    }

    @Override
    Double unpack(byte[] canonical) throws SQLException {
        if (canonical.length != Double.BYTES) {
            throw column.notCanonical();
        }
        long bits = OrderedBytes.ofBits(OrderedBytes.toSigned(canonical, 0, Double.BYTES));
        double number = Double.longBitsToDouble(bits);
        if (Double.doubleToLongBits(number) != bits || (bits == Long.MIN_VALUE && !keepsNegativeZero())) {
            throw column.notCanonical();
        }
        return number;
    }

    /** H2 has none. */
    private boolean keepsNegativeZero() {
        return column.dialect() == Dialect.POSTGRESQL;
    }

    @Override
    public byte[] comparable(byte[] canonical) {
        return Arrays.equals(canonical, NEGATIVE_ZERO) ? ZERO.clone() : canonical;
    }

    @Override
    public int maxCanonicalBytes() {
        return Double.BYTES;
    }
}
