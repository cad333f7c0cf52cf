package io.sigil.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Numbers against SMALLINT, INTEGER, BIGINT and DECIMAL. */
final class ExactNumberStanding {

    private ExactNumberStanding() {}

    static Standing of(TypedCodec<?> codec, Object value) throws SQLException {
        ColumnType column = codec.column;
        Object setter = SetterValue.of(value, column, LocalClock.of(column.dialect(), null));
        if (setter instanceof Double || setter instanceof Float) {
            return ofFloating(codec, (Number) setter);
        }
        if (setter instanceof String && column.dialect().isMySqlFamily()) {
            return ofDigits(codec, Numbers.parseDecimal((String) setter, column));
        }
        if (setter instanceof String && codec instanceof IntegerCodec) {
            return ofText(codec, Numbers.parseInteger((String) setter, column));
        }
        BigDecimal exact = Numbers.toDecimal(setter, column);
        Numbers.requireComparable(exact, column);
        return of(codec, exact);
    }

    /** MySQL and MariaDB compare a text as a number of either kind, by the place where it stands. */
    private static Standing ofDigits(TypedCodec<?> codec, BigDecimal exact) throws SQLException {
        Numbers.requireComparable(exact, codec.column);
        requireAgreement(codec, exact, exact.doubleValue(), null);
        return of(codec, exact);
    }

    /** A text becomes a value of the column's type, and fails when that has none. */
    private static Standing ofText(TypedCodec<?> codec, BigDecimal exact) throws SQLException {
        Standing standing = of(codec, exact);
        if (standing.canonical() == null) {
            throw codec.column.outOfRange();
        }
        return standing;
    }

    private static Standing of(TypedCodec<?> codec, BigDecimal exact) throws SQLException {
        BigInteger floor = floor(codec, exact);
        if (floor.compareTo(greatest(codec)) > 0) {
            return Standing.afterAll();
        }
        if (exact.compareTo(new BigDecimal(least(codec), scale(codec))) < 0) {
            return Standing.beforeAll();
        }
        BigDecimal held = new BigDecimal(floor, scale(codec));
        byte[] canonical = pack(codec, held);
        return held.compareTo(exact) == 0 ? Standing.at(canonical) : Standing.after(canonical);
    }

    private static byte[] pack(TypedCodec<?> codec, BigDecimal held) {
        return codec instanceof DecimalCodec
                ? ((DecimalCodec) codec).pack(held)
                : ((IntegerCodec) codec).pack(held.longValueExact());
    }

    /**
     * H2 compares with the decimal digits that Java writes. The others turn the column's value into a floating-point number;
     * that gives the same as the digits do, as long as the values around are told apart.
     */
    private static Standing ofFloating(TypedCodec<?> codec, Number value) throws SQLException {
        double number = value.doubleValue();
        if (Double.isInfinite(number) && !codec.column.dialect().isMySqlFamily()) {
            return number > 0 ? Standing.afterAll() : Standing.beforeAll();
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw codec.column.outOfRange();
        }
        BigDecimal digits = new BigDecimal(value.toString());
        BigDecimal binary = new BigDecimal(number);
        if (codec.column.isH2()) {
            // H2 compares a REAL with INTEGER as doubles, with the other types by its digits.
            if (codec instanceof IntegerCodec && !of(codec, digits).equals(of(codec, binary))) {
                throw codec.column.undecided("a comparison of exact and floating-point numbers");
            }
            return of(codec, digits);
        }
        requireAgreement(codec, digits, number, value instanceof Float ? binary : null);
        return of(codec, digits);
    }

    /** That the values around are told apart by doubles as by their digits, and by those of a float's own value. */
    private static void requireAgreement(
            TypedCodec<?> codec, BigDecimal digits, double number, @Nullable BigDecimal binary) throws SQLException {
        BigInteger floor = floor(codec, digits);
        for (int i = -1; i <= 1; i++) {
            BigDecimal neighbour = new BigDecimal(floor.add(BigInteger.valueOf(i)), scale(codec));
            boolean same = Integer.signum(Double.compare(neighbour.doubleValue(), number))
                    == Integer.signum(neighbour.compareTo(digits));
            if (!same || (binary != null && neighbour.compareTo(digits) != neighbour.compareTo(binary))) {
                throw codec.column.undecided("a comparison of exact and floating-point numbers");
            }
        }
    }

    private static BigInteger floor(TypedCodec<?> codec, BigDecimal exact) {
        return exact.setScale(scale(codec), RoundingMode.FLOOR).unscaledValue();
    }

    private static int scale(TypedCodec<?> codec) {
        return codec instanceof DecimalCodec ? codec.column.type().scale() : 0;
    }

    private static BigInteger greatest(TypedCodec<?> codec) {
        return codec instanceof DecimalCodec
                ? BigInteger.TEN.pow(codec.column.type().precision()).subtract(BigInteger.ONE)
                : BigInteger.ONE
                        .shiftLeft(Byte.SIZE * codec.maxCanonicalBytes() - 1)
                        .subtract(BigInteger.ONE);
    }

    private static BigInteger least(TypedCodec<?> codec) {
        BigInteger negated = greatest(codec).negate();
        return codec instanceof DecimalCodec ? negated : negated.subtract(BigInteger.ONE);
    }
}
