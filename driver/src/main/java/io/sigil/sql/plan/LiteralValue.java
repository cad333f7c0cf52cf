package io.sigil.sql.plan;

import io.sigil.sql.RuledColumn;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.tree.Expression.Form;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;

/** The value of a literal, as its form says what it is. */
final class LiteralValue {
    private LiteralValue() {}

    /** Bytes that a text column takes are ASCII's: the analysis has let no others pass. */
    static Object of(Token literal, Form form, RuledColumn column) {
        Object value = of(literal, form);
        return value instanceof byte[] && column.rule().type().kind().isText()
                ? new String((byte[]) value, StandardCharsets.US_ASCII)
                : value;
    }

    /** String, Long, BigDecimal, Double, byte[], Boolean, LocalDate, LocalTime or LocalDateTime. */
    static Object of(Token literal, Form form) {
        Object value = Objects.requireNonNull(literal.value(), "an opaque literal has no value");
        switch (form) {
            case BARE:
                return value;
            case NEGATIVE:
                return negative(value);
            case DATE:
            case TIME:
            case TIMESTAMP:
                return temporal((String) value, form);
        }
        throw new AssertionError(form);
    }

    private static Object negative(Object value) {
        if (value instanceof Long) {
            return -(Long) value;
        }
        return value instanceof Double ? (Object) (-(Double) value) : ((BigDecimal) value).negate();
    }

    /** What isn't in ISO form stays text: the column's codec says whether it can be read. */
    private static Object temporal(String text, Form form) {
        String trimmed = text.trim();
        try {
            switch (form) {
                case DATE:
                    return LocalDate.parse(trimmed);
                case TIME:
                    return LocalTime.parse(trimmed);
                case TIMESTAMP:
                    return LocalDateTime.parse(trimmed.replace(' ', 'T'));
                case BARE:
                case NEGATIVE:
                    break;
            }
        } catch (DateTimeException e) {
            return text;
        }
        throw new AssertionError(form);
    }
}
