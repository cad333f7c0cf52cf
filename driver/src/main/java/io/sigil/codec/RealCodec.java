package io.sigil.codec;

import io.sigil.dialect.Dialect;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * REAL of H2 and PostgreSQL: IEEE 754 binary32 in four bytes whose order is numeric order, NaN last. Only PostgreSQL
 * keeps -0.0, which is equal to 0.0 and compares as that.
 */
final class RealCodec extends TypedCodec<Float> {
    private static final byte[] NEGATIVE_ZERO = bytes(-0f);
    private static final byte[] ZERO = bytes(0f);

    RealCodec(ColumnType column) {
        super(column);
    }

    @Override
    Float assign(Object value) throws SQLException {
        float number = toFloat(value);
        return number == 0 && !keepsNegativeZero() ? 0f : number;
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
        return bytes(value);
    }

    private static byte[] bytes(float number) {
        return OrderedBytes.ofSigned(OrderedBytes.ofBits(Float.floatToIntBits(number)), Float.BYTES);
    }

    @Override
    Float unpack(byte[] canonical) throws SQLException {
        if (canonical.length != Float.BYTES) {
            throw column.notCanonical();
        }
        int bits = OrderedBytes.ofBits((int) OrderedBytes.toSigned(canonical, 0, Float.BYTES));
        float number = Float.intBitsToFloat(bits);
        if (Float.floatToIntBits(number) != bits || (bits == Integer.MIN_VALUE && !keepsNegativeZero())) {
            throw column.notCanonical();
        }
        return number;
    }

    /** H2 has none; of MySQL and MariaDB it depends on the driver's protocol. */
    private boolean keepsNegativeZero() {
        return column.dialect() == Dialect.POSTGRESQL;
    }

    @Override
    public byte[] comparable(byte[] canonical) {
        return Arrays.equals(canonical, NEGATIVE_ZERO) ? ZERO.clone() : canonical;
    }

    @Override
    public int maxCanonicalBytes() {
        return Float.BYTES;
    }
}
