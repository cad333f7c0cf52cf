package io.sigil.sql.constant;

import io.sigil.dialect.Dialect;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CAST of a value to a type: only where the type changes nothing of the value, beside text that is cut. Whether it does is
 * found out at execution. Immutable.
 */
final class Cast {
    private static final Pattern ISO_DATE = Pattern.compile("[1-9]\\d{3}-\\d\\d-\\d\\d");
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final int NANOS_OF_MICRO = 1_000;

    /** No integer type holds more digits before the point. */
    private static final int MAX_DIGITS = 19;

    private final ConstantType type;
    private final String name;
    private final @Nullable Dialect dialect;
    private final int length;
    private final int scale;

    private Cast(ConstantType type, String name, @Nullable Dialect dialect, int length, int scale) {
        this.type = type;
        this.name = name;
        this.dialect = dialect;
        this.length = length;
        this.scale = scale;
    }

    /** @param length the longest text; negative: no limit */
    static Cast text(String name, Dialect dialect, int length) {
        return new Cast(ConstantType.TEXT, name, dialect, length, 0);
    }

    /** @param precision digits; negative: no limit */
    static Cast decimal(String name, int precision, int scale) {
        return new Cast(ConstantType.NUMBER, name, null, precision, scale);
    }

    /** @param bits of a two's complement integer */
    static Cast integer(String name, int bits) {
        return new Cast(ConstantType.NUMBER, name, null, bits, -1);
    }

    static Cast of(ConstantType type, String name) {
        return new Cast(type, name, null, -1, 0);
    }

    ConstantType type() {
        return type;
    }

    @Nullable
    Object of(Constant operand, SlotValues values) throws SQLException {
        Object value = operand.value(values);
        if (value == null) {
            return null;
        }
        switch (type) {
            case TEXT:
                String text = Operands.text(operand, values, "CAST");
                return text == null ? null : cut(text);
            case NUMBER:
                return number(operand, values);
            case BOOLEAN:
                return same(value, value instanceof Boolean);
            case BYTES:
                return same(value, value instanceof byte[]);
            case DATE:
                return same(value, value instanceof Date || value instanceof LocalDate || isDate(value));
            case TIMESTAMP:
                return same(value, hasMicros(value) && !(value instanceof OffsetDateTime));
            case TIMESTAMP_WITH_TIME_ZONE:
                return same(value, hasMicros(value) && !(value instanceof LocalDateTime));
            case UUID:
                return same(value, value instanceof UUID || isUuid(value));
            case UNKNOWN:
            case NULL:
                break;
        }
        throw new AssertionError(type);
    }

    /** PostgreSQL and H2 cut silently; MySQL and MariaDB warn, or fail, as sql_mode and the statement have it. */
    private String cut(String text) throws SQLException {
        boolean units = dialect == Dialect.H2;
        int characters = units ? text.length() : text.codePointCount(0, text.length());
        if (length < 0 || characters <= length) {
            return text;
        }
        int end = units ? length : text.offsetByCodePoints(0, length);
        if (dialect == null || dialect.isMySqlFamily()) {
            throw Operands.refused("CAST", "it is longer than the type");
        }
        if (Character.isLowSurrogate(text.charAt(end)) && Character.isHighSurrogate(text.charAt(end - 1))) {
            throw Operands.refused("CAST", "a surrogate pair would be cut");
        }
        return text.substring(0, end);
    }

    private @Nullable BigDecimal number(Constant operand, SlotValues values) throws SQLException {
        BigDecimal number = Operands.number(operand, values, "CAST");
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        boolean fits;
        if (scale < 0) {
            fits = stripped.scale() <= 0 && integral(stripped).bitLength() < length;
        } else {
            fits = length < 0
                    || (stripped.scale() <= scale && stripped.precision() - stripped.scale() <= length - scale);
        }
        if (!fits) {
            throw Operands.refused("CAST", "it would be rounded or is out of range");
        }
        return number;
    }

    /** A number beyond any integer type isn't written out: its exponent may be huge. */
    private static BigInteger integral(BigDecimal number) {
        boolean huge = (long) number.precision() - number.scale() > MAX_DIGITS;
        return huge ? BigInteger.ONE.shiftLeft(Long.SIZE) : number.toBigInteger();
    }

    private static Object same(Object value, boolean known) throws SQLException {
        if (!known) {
            throw Operands.refused("CAST", "it would be converted");
        }
        return value;
    }

    private static boolean hasMicros(Object value) {
        if (value instanceof Timestamp) {
            return ((Timestamp) value).getNanos() % NANOS_OF_MICRO == 0;
        }
        if (value instanceof LocalDateTime) {
            return ((LocalDateTime) value).get(ChronoField.NANO_OF_SECOND) % NANOS_OF_MICRO == 0;
        }
        return value instanceof OffsetDateTime
                && ((OffsetDateTime) value).get(ChronoField.NANO_OF_SECOND) % NANOS_OF_MICRO == 0;
    }

    private static boolean isDate(Object value) {
        if (!(value instanceof String) || !ISO_DATE.matcher((String) value).matches()) {
            return false;
        }
        try {
            return LocalDate.parse((String) value).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isUuid(Object value) {
        return value instanceof String && UUID_TEXT.matcher((String) value).matches();
    }

    @Override
    public String toString() {
        return name + (length < 0 ? "" : "(" + length + "," + scale + ")");
    }
}
