package io.sigil.sql.constant;

import io.sigil.error.ErrorCode;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what is bound: a value of another class would be converted by the database, by rules of its own. */
final class Operands {
    private Operands() {}

    static @Nullable String text(Constant operand, SlotValues values, String where) throws SQLException {
        Object value = operand.value(values);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String)) {
            throw refused(where, "it isn't text");
        }
        String text = (String) value;
        if (text.indexOf('\0') >= 0) {
            throw refused(where, "it holds the character U+0000");
        }
        return text;
    }

    static @Nullable BigDecimal number(Constant operand, SlotValues values, String where) throws SQLException {
        Object value = operand.value(values);
        if (value == null || value instanceof BigDecimal) {
            return (BigDecimal) value;
        }
        if (isInteger(value)) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        throw refused(where, "it isn't an exact number");
    }

    /** PostgreSQL must be told the type of a placeholder that nothing else gives a type; a bare NULL doesn't. */
    static void requireTyped(List<Constant> operands, SlotValues values, String where) throws SQLException {
        for (Constant operand : operands) {
            if (operand.type() == ConstantType.UNKNOWN && operand.value(values) == null) {
                throw refused(where, "it is NULL and may have no type");
            }
        }
    }

    static boolean isInteger(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    /** A text whose characters don't depend on a character set. */
    static @Nullable Object requireAscii(@Nullable Object text, String where) throws SQLException {
        if (text instanceof String && ((String) text).chars().anyMatch(c -> c >= 0x80)) {
            throw refused(where, "it has characters outside ASCII, which the character set may read otherwise");
        }
        return text;
    }

    /** Refuses at execution; quotes no value. */
    static SQLException refused(String where, String why) {
        return ErrorCode.CONSTRUCT_NOT_SUPPORTED.exception("statement refused, a value can't be evaluated by " + where
                + " before it is encrypted; " + why
                + ", so it isn't sure that the database would give the same; compute it in the application and pass the"
                + " result");
    }
}
