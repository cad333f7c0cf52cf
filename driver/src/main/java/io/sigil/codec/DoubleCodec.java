package io.sigil.codec;

import java.math.BigDecimal;
import java.sql.SQLException;

/**
 * DOUBLE, and REAL of MySQL and MariaDB: IEEE 754 binary64 in eight bytes whose order is numeric order, NaN last. -0.0
 * becomes 0.0, to which it is equal. MySQL and MariaDB have no NaN and no infinity.
 */
final class DoubleCodec extends TypedCodec<Double> {

    DoubleCodec(ColumnType column) {
        super(column);
    }

    @Override
    Double assign(Object value) throws SQLException {
        double number = toDouble(value);
        if (column.dialect().isMySqlFamily() && (Double.isNaN(number) || Double.isInfinite(number))) {
            throw column.outOfRange();
        }
        return number == 0 ? 0.0 : number;
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
        return OrderedBytes.ofSigned(OrderedBytes.ofBits(Double.doubleToLongBits(value)), Double.BYTES);
    }

    @Override
    Double unpack(byte[] canonical) throws SQLException {
        if (canonical.length != Double.BYTES) {
            throw column.notCanonical();
        }
        long bits = OrderedBytes.ofBits(OrderedBytes.toSigned(canonical, 0, Double.BYTES));
        double number = Double.longBitsToDouble(bits);
        if (Double.doubleToLongBits(number) != bits || bits == Long.MIN_VALUE) {
            throw column.notCanonical();
        }
        return number;
    }

    @Override
    public int maxCanonicalBytes() {
        return Double.BYTES;
    }
}
