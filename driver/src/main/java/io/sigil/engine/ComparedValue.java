package io.sigil.engine;

import io.sigil.codec.Codec;
import io.sigil.rules.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/**
 * Whether a value is held exactly by the canonical form that an assignment would give it. An assignment rounds and cuts; a
 * comparison doesn't, and so 10.005 equals no DECIMAL(12,2).
 */
final class ComparedValue {
    private ComparedValue() {}

    static boolean isExact(Object value, byte[] canonical, Codec codec) throws SQLException {
        LogicalType.Kind kind = codec.logicalType().kind();
        switch (kind) {
            case VARCHAR:
            case CLOB:
                return !(value instanceof String) || value.equals(codec.decode(canonical, String.class));
            case CHAR:
                return !(value instanceof String)
                        || stripped((String) value).equals(stripped(codec.decode(canonical, String.class)));
            case SMALLINT:
            case INTEGER:
            case BIGINT:
            case DECIMAL:
                return isSameNumber(value, codec.decode(canonical, BigDecimal.class));
            case REAL:
            case DOUBLE:
                return !(value instanceof Number)
                        || Double.compare(((Number) value).doubleValue(), codec.decode(canonical, Double.class)) == 0
                        || ((Number) value).doubleValue() == 0;
            case TIME:
            case TIMESTAMP:
            case TIMESTAMP_WITH_TIME_ZONE:
                return isSameMoment(value, canonical, codec);
            case BOOLEAN:
            case DATE:
            case BINARY:
            case VARBINARY:
            case BLOB:
            case UUID:
                return true;
        }
        throw new AssertionError(kind);
    }

    /** Whether it is read as it was given: a CHAR may be padded or lose spaces at its end. */
    static boolean isWhole(Object value, byte[] canonical, Codec codec) throws SQLException {
        return codec.logicalType().kind() != LogicalType.Kind.CHAR
                || !(value instanceof String)
                || value.equals(codec.decode(canonical, String.class));
    }

    private static String stripped(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isSameNumber(Object value, BigDecimal held) {
        BigDecimal given;
        if (value instanceof BigDecimal) {
            given = (BigDecimal) value;
        } else if (value instanceof BigInteger) {
            given = new BigDecimal((BigInteger) value);
        } else if (value instanceof Double || value instanceof Float) {
            given = new BigDecimal(value.toString());
        } else if (value instanceof Number) {
            given = BigDecimal.valueOf(((Number) value).longValue());
        } else if (value instanceof String) {
            // The codec has read it as a number already.
            given = new BigDecimal(((String) value).trim());
        } else {
            return true;
        }
        return given.compareTo(held) == 0;
    }

    private static boolean isSameMoment(Object value, byte[] canonical, Codec codec) throws SQLException {
        if (value instanceof LocalDateTime || value instanceof LocalTime) {
            return value.equals(codec.decode(canonical, value.getClass()));
        }
        if (value instanceof OffsetDateTime) {
            OffsetDateTime held = codec.decode(canonical, OffsetDateTime.class);
            return held.toInstant().equals(((OffsetDateTime) value).toInstant());
        }
        if (value instanceof Timestamp) {
            return ((Timestamp) value).getNanos()
                    == codec.decode(canonical, Timestamp.class).getNanos();
        }
        if (value instanceof String) {
            return fraction((String) value) <= codec.logicalType().fraction();
        }
        return true;
    }

    /** Digits of a second's fraction, without zeros at the end. */
    private static int fraction(String text) {
        int dot = text.indexOf('.');
        int digits = 0;
        for (int i = dot + 1; dot >= 0 && i < text.length() && Character.isDigit(text.charAt(i)); i++) {
            digits = text.charAt(i) == '0' ? digits : i - dot;
        }
        return digits;
    }
}
