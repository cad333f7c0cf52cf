package io.sigil.codec;

import java.math.BigDecimal;
import java.sql.SQLException;

/** Numbers against REAL and DOUBLE. H2 compares exact numbers with the digits that Java writes; the others
 * turn them into doubles. */
final class FloatingStanding {

    private FloatingStanding() {}

    static Standing of(TypedCodec<?> codec, Object value) throws SQLException {
        ColumnType column = codec.column;
        Object setter = SetterValue.of(value, column, LocalClock.of(column.dialect(), null));
        if (setter instanceof Long || setter instanceof BigDecimal) {
            BigDecimal exact = Numbers.toDecimal(setter, column);
            Numbers.requireComparable(exact, column);
            return column.isH2() ? agreed(codec, exact) : held(codec, ofDouble(codec, toDouble(exact, column)));
        }
        if (setter instanceof Double) {
            return ofDouble(codec, (Double) setter);
        }
        if (setter instanceof String && column.isH2()) {
            return ofText(codec, (String) setter);
        }
        // A text becomes a number of the column's type, and a float is one of every type.
        return Standing.at(form(codec, setter));
    }

    /** Which type H2 compares in goes by the types and digits of both sides; only what doesn't depend on it is certain. */
    private static Standing agreed(TypedCodec<?> codec, BigDecimal exact) throws SQLException {
        Standing standing = ofExact(codec, exact);
        if (!standing.equals(ofDouble(codec, exact.doubleValue()))) {
            throw codec.column.undecided("a comparison of exact and floating-point numbers");
        }
        return standing;
    }

    /** PostgreSQL compares a REAL with an exact number as doubles, but with a list of them as reals. */
    private static Standing held(TypedCodec<?> codec, Standing standing) throws SQLException {
        if (codec instanceof RealCodec && standing.side() != Standing.Side.AT) {
            throw codec.column.undecided("a comparison of exact and floating-point numbers");
        }
        return standing;
    }

    private static Standing ofText(TypedCodec<?> codec, String text) throws SQLException {
        Standing standing = Standing.at(form(codec, text));
        double number = codec.decode(codec.encode(text), Double.class);
        boolean special = Character.isLetter(text.trim().charAt(text.trim().length() - 1));
        if (!special
                && (Double.isInfinite(number)
                        || !standing.equals(ofExact(codec, Numbers.parseDecimal(text, codec.column))))) {
            throw codec.column.undecided("a comparison with a text of more digits than the column has");
        }
        return standing;
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
            return Standing.at(form(codec, number));
        }
        float held = nearest((float) number, Double.isInfinite(number));
        byte[] canonical = form(codec, held);
        if (Double.isNaN(number) || held == number) {
            return Standing.at(canonical);
        }
        return number > held ? Standing.after(canonical) : Standing.before(canonical);
    }

    private static Standing ofExact(TypedCodec<?> codec, BigDecimal exact) throws SQLException {
        boolean wide = codec instanceof DoubleCodec;
        Number held = wide ? (Number) nearest(exact.doubleValue()) : (Number) nearest(exact.floatValue(), false);
        byte[] canonical = form(codec, held);
        int side = exact.compareTo(new BigDecimal(held.toString()));
        return side == 0 ? Standing.at(canonical) : side > 0 ? Standing.after(canonical) : Standing.before(canonical);
    }

    /** -0.0 stands where 0.0 does. */
    private static byte[] form(TypedCodec<?> codec, Object value) throws SQLException {
        Object number = value;
        if (number instanceof String && codec instanceof DoubleCodec) {
            number = FloatingText.parseDouble((String) number, codec.column);
        }
        boolean zero =
                (number instanceof Double && (Double) number == 0) || (number instanceof Float && (Float) number == 0);
        return codec.comparable(codec.encode(zero ? (Object) 0.0 : number));
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
