package io.sigil.codec;

import java.math.BigDecimal;
import java.sql.SQLException;

/** Numbers against REAL and DOUBLE. H2 compares exact numbers exactly; the others turn them into doubles. */
final class FloatingStanding {

    private FloatingStanding() {}

    static Standing of(TypedCodec<?> codec, Object value) throws SQLException {
        ColumnType column = codec.column;
        Object setter = SetterValue.of(value, column, LocalClock.of(column.dialect(), null));
        if (setter instanceof Long || setter instanceof BigDecimal) {
            BigDecimal exact = Numbers.toDecimal(setter, column);
            return column.isH2() ? ofExact(codec, exact) : ofDouble(codec, toDouble(exact, column));
        }
        if (setter instanceof Double) {
            return ofDouble(codec, (Double) setter);
        }
        // A text becomes a number of the column's type, and a float is one of every type.
        return Standing.at(codec.encode(setter));
    }

    private static double toDouble(BigDecimal exact, ColumnType column) throws SQLException {
        double number = exact.doubleValue();
        if (Double.isInfinite(number) || (number == 0 && exact.signum() != 0)) {
            throw column.outOfRange();
        }
        return number;
    }

    private static Standing ofDouble(TypedCodec<?> codec, double number) throws SQLException {
        if (codec instanceof DoubleCodec) {
            return Standing.at(codec.encode(number));
        }
        float held = nearest((float) number, Double.isInfinite(number));
        byte[] canonical = codec.encode(held);
        if (Double.isNaN(number) || held == number) {
            return Standing.at(canonical);
        }
        return number > held ? Standing.after(canonical) : Standing.before(canonical);
    }

    private static Standing ofExact(TypedCodec<?> codec, BigDecimal exact) throws SQLException {
        boolean wide = codec instanceof DoubleCodec;
        double held = wide ? nearest(exact.doubleValue()) : nearest(exact.floatValue(), false);
        byte[] canonical = wide ? codec.encode(held) : codec.encode((float) held);
        int side = exact.compareTo(new BigDecimal(held));
        return side == 0 ? Standing.at(canonical) : side > 0 ? Standing.after(canonical) : Standing.before(canonical);
    }

    /** A finite number that overflows stands beside the greatest finite one, not at infinity. */
    private static float nearest(float number, boolean infinite) {
        if (Float.isInfinite(number) && !infinite) {
            return Math.copySign(Float.MAX_VALUE, number);
        }
        return number;
    }

    private static double nearest(double number) {
        return Double.isInfinite(number) ? Math.copySign(Double.MAX_VALUE, number) : number;
    }
}
