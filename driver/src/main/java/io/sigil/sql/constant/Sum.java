package io.sigil.sql.constant;

import io.sigil.dialect.Dialect;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code +} and {@code -} on exact numbers, as far as every type that the database may choose holds the result. */
final class Sum {
    /** Digits that all four databases hold in a result. */
    private static final int MAX_DIGITS = 30;

    private Sum() {}

    static Constant of(Constant left, Constant right, boolean plus, Dialect dialect) throws NotEvaluatedException {
        requireNumber(left, dialect);
        requireNumber(right, dialect);
        List<Integer> slots = new ArrayList<>(left.slots());
        slots.addAll(right.slots());
        String shape = "(" + left + (plus ? "+" : "-") + right + ")";
        return new Constant(ConstantType.NUMBER, shape, slots, values -> {
            requireTyped(List.of(left, right), values, dialect);
            BigDecimal a = number(left, values);
            BigDecimal b = number(right, values);
            return a == null || b == null ? null : checked(plus ? a.add(b) : a.subtract(b));
        });
    }

    static Constant negated(Constant operand, Dialect dialect) throws NotEvaluatedException {
        requireNumber(operand, dialect);
        return new Constant(ConstantType.NUMBER, "-" + operand, operand.slots(), values -> {
            requireTyped(List.of(operand), values, dialect);
            BigDecimal number = number(operand, values);
            return number == null ? null : checked(number.negate());
        });
    }

    private static void requireTyped(List<Constant> operands, SlotValues values, Dialect dialect) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            Operands.requireTyped(operands, values, "an operator");
        }
    }

    /** H2 gives a placeholder the type of the other operand, and rounds what is bound to it. */
    private static void requireNumber(Constant operand, Dialect dialect) throws NotEvaluatedException {
        boolean known = operand.type() == ConstantType.NUMBER
                || (operand.type() == ConstantType.UNKNOWN && dialect != Dialect.H2);
        if (!known) {
            throw new NotEvaluatedException();
        }
    }

    private static @Nullable BigDecimal number(Constant operand, SlotValues values) throws SQLException {
        BigDecimal number = Operands.number(operand, values, "an operator");
        if (number != null && (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS)) {
            throw Operands.refused("an operator", "it has too many digits");
        }
        return number;
    }

    /** An integer beyond 32 bits may overflow, or be wider, as the operands' types have it. */
    private static BigDecimal checked(BigDecimal result) throws SQLException {
        boolean integer = result.scale() <= 0;
        if (result.precision() > MAX_DIGITS || (integer && result.toBigInteger().bitLength() >= Integer.SIZE)) {
            throw Operands.refused("an operator", "the result may be out of range");
        }
        return result;
    }
}
