package io.sigil.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * DECIMAL(p,s): the number times 10^s, as a two's complement integer of the fewest bytes that hold every number of the
 * type, sign bit flipped. All four databases round half away from zero to the scale, and refuse what exceeds the
 * precision afterwards.
 */
final class DecimalCodec extends TypedCodec<BigDecimal> {

    private final int scale;
    private final BigInteger bound;
    private final int width;

    DecimalCodec(ColumnType column) {
        super(column);
        this.scale = column.type().scale();
        this.bound = BigInteger.TEN.pow(column.type().precision());
        this.width = bound.bitLength() / Byte.SIZE + 1;
    }

    @Override
    BigDecimal assign(Object value) throws SQLException {
        BigDecimal exact = Numbers.toDecimal(value, column);
        if (exact.signum() != 0
                && (long) exact.precision() - exact.scale() > column.type().precision()) {
            throw column.outOfRange();
        }
        BigDecimal scaled = exact.setScale(scale, RoundingMode.HALF_UP);
        if (scaled.unscaledValue().abs().compareTo(bound) >= 0) {
            throw column.outOfRange();
        }
        return scaled;
    }

    @Override
    byte[] pack(BigDecimal value) {
        byte[] digits = value.unscaledValue().toByteArray();
        byte[] bytes = new byte[width];
        if (value.signum() < 0) {
            Arrays.fill(bytes, (byte) 0xff);
        }
        System.arraycopy(digits, 0, bytes, width - digits.length, digits.length);
        bytes[0] ^= (byte) 0x80;
        return bytes;
    }

    @Override
    BigDecimal unpack(byte[] canonical) throws SQLException {
        if (canonical.length != width) {
            throw column.notCanonical();
        }
        byte[] digits = canonical.clone();
        digits[0] ^= (byte) 0x80;
        BigInteger unscaled = new BigInteger(digits);
        if (unscaled.abs().compareTo(bound) >= 0) {
            throw column.notCanonical();
        }
        return new BigDecimal(unscaled, scale);
    }

    @Override
    public int maxCanonicalBytes() {
        return width;
    }
}
