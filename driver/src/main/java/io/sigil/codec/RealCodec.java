package io.sigil.codec;

import java.math.BigDecimal;
import java.sql.SQLException;

/**
 * REAL of H2 and PostgreSQL: IEEE 754 binary32 in four bytes whose order is numeric order, NaN last. -0.0 becomes 0.0,
 * to which it is equal.
 */
final class RealCodec extends TypedCodec<Float> {

    RealCodec(ColumnType column) {
        super(column);
    }

    @Override
    Float assign(Object value) throws SQLException {
        float number = toFloat(value);
        return number == 0 ? 0f : number;
    }

    private float toFloat(Object value) throws SQLException {
        if (value instanceof Float) {
            return (Float) value;
        }
        if (value instanceof String) {
            return FloatingText.parseFloat((String) value, column);
        }
        if (value instanceof Double) {
            return checked((Double) value, ((Double) value).floatValue());
        }
        if (value instanceof Long) {
            return (Long) value;
        }
        BigDecimal exact = Numbers.toDecimal(value, column);
        return checked(exact.signum(), exact.floatValue());
    }

    /** PostgreSQL refuses a number that becomes infinite or zero; H2 doesn't mind. */
    private float checked(double wide, float narrow) throws SQLException {
        boolean lost = (Float.isInfinite(narrow) && !Double.isInfinite(wide)) || (narrow == 0 && wide != 0);
        if (lost && !column.isH2()) {
            throw column.outOfRange();
        }
        return narrow;
    }

    @Override
    byte[] pack(Float value) {
        return OrderedBytes.ofSigned(OrderedBytes.ofBits(Float.floatToIntBits(value)), Float.BYTES);
    }

    @Override
    Float unpack(byte[] canonical) throws SQLException {
        if (canonical.length != Float.BYTES) {
            throw column.notCanonical();
        }
        int bits = OrderedBytes.ofBits((int) OrderedBytes.toSigned(canonical, 0, Float.BYTES));
        float number = Float.intBitsToFloat(bits);
        if (Float.floatToIntBits(number) != bits || bits == Integer.MIN_VALUE) {
            throw column.notCanonical();
        }
        return number;
    }

    @Override
    public int maxCanonicalBytes() {
        return Float.BYTES;
    }
}
