package io.sigil.codec;

import io.sigil.dialect.Dialect;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Floating-point numbers out of text and into text, as the databases write them. */
final class FloatingText {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?");
    private static final int MAX_TEXT = 2_000;

    /** Decimal digits that tell any two doubles apart. */
    private static final int MAX_DIGITS = 17;

    private FloatingText() {}

    static double parseDouble(String text, ColumnType column) throws SQLException {
        String trimmed = checked(text, column);
        double number = Double.parseDouble(trimmed);
        refuseOverflow(trimmed, Double.isInfinite(number), number == 0, column);
        return number;
    }

    static float parseFloat(String text, ColumnType column) throws SQLException {
        String trimmed = checked(text, column);
        float number = Float.parseFloat(trimmed);
        refuseOverflow(trimmed, Float.isInfinite(number), number == 0, column);
        return number;
    }

    private static String checked(String text, ColumnType column) throws SQLException {
        String trimmed = Numbers.trimmed(text, column);
        boolean special = isSpecial(trimmed) && !column.dialect().isMySqlFamily();
        if (trimmed.length() > MAX_TEXT || (!special && !NUMBER.matcher(trimmed).matches())) {
            throw column.notReadable();
        }
        return trimmed;
    }

    private static boolean isSpecial(String text) {
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
    }

    /** H2 goes to infinity or zero where PostgreSQL and MySQL report an error. */
    private static void refuseOverflow(String text, boolean infinite, boolean zero, ColumnType column)
            throws SQLException {
        if (column.isH2() || isSpecial(text)) {
            return;
        }
        if (infinite || (zero && new BigDecimal(text).signum() != 0)) {
            throw column.outOfRange();
        }
    }

    /**
     * H2 and Connector/J write as Java does; the others write the fewest digits that give the number back, with an exponent outside 1e-4
     * to 1e15 (REAL: 1e6).
     */
    static String format(Number number, ColumnType column) throws SQLException {
        double value = number.doubleValue();
        if (column.isH2() || column.dialect() == Dialect.MYSQL || Double.isNaN(value) || Double.isInfinite(value)) {
            return number.toString();
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal digits = shortest(number);
        int exponent = exponent(digits);
        if (isFixed(number, exponent)) {
            return digits.toPlainString();
        }
        if (!column.isPostgres()) {
            // MariaDB chooses between both notations by the width of the column.
            throw column.toUnsupported(String.class);
        }
        String mantissa = digits.movePointLeft(exponent).toPlainString();
        String two = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : Integer.toString(Math.abs(exponent));
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + two;
    }

    private static int exponent(BigDecimal digits) {
        return digits.precision() - digits.scale() - 1;
    }

    private static boolean isFixed(Number number, int exponent) {
        return exponent >= -4 && exponent < (number instanceof Float ? 6 : 15);
    }

    /** The number that the text stands for, with the scale that BigDecimal reads from the text. */
    static BigDecimal toDecimal(Number number) {
        BigDecimal digits = shortest(number);
        return digits.scale() < 0 && isFixed(number, exponent(digits)) ? digits.setScale(0) : digits;
    }

    /** Java's own toString gives more digits than needed before Java 19 (JDK-4511638). */
    private static BigDecimal shortest(Number number) {
        BigDecimal exact = new BigDecimal(number.doubleValue());
        if (exact.signum() == 0) {
            return BigDecimal.ZERO;
        }
        for (int digits = 1; digits <= MAX_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            boolean same = number instanceof Float
                    ? rounded.floatValue() == number.floatValue()
                    : rounded.doubleValue() == number.doubleValue();
            if (same) {
                return rounded.stripTrailingZeros();
            }
        }
        throw new AssertionError(number.getClass());
    }
}
