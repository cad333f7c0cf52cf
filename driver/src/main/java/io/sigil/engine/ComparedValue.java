package io.sigil.engine;

import io.sigil.codec.Codec;
import io.sigil.rules.LogicalType;
import java.sql.SQLException;
import java.util.Arrays;

/** Of values that equal a stored one: whether they are also read as they were given. */
final class ComparedValue {
    private ComparedValue() {}

    /** Whether it is read as it was given: a CHAR may be padded or lose spaces at its end, and -0.0 equals 0.0. */
    static boolean isWhole(Object value, byte[] canonical, Codec codec) throws SQLException {
        LogicalType.Kind kind = codec.logicalType().kind();
        if (kind == LogicalType.Kind.REAL || kind == LogicalType.Kind.DOUBLE) {
            return Arrays.equals(canonical, codec.encode(value));
        }
        return kind != LogicalType.Kind.CHAR
                || !(value instanceof String)
                || value.equals(codec.decode(canonical, String.class));
    }

    /** Whether a text is longer than a CHAR, by spaces: as an alternative it keeps them. */
    static boolean isLonger(Object value, Codec codec) {
        LogicalType type = codec.logicalType();
        if (type.kind() != LogicalType.Kind.CHAR || !(value instanceof String)) {
            return false;
        }
        String text = (String) value;
        return text.endsWith(" ") && text.length() > type.maxLength().orElse(Integer.MAX_VALUE);
    }

    /** Whether a whole CHAR needs no padding: it equals the same values with and without. */
    static boolean isFull(Object value, Codec codec) {
        return codec.logicalType().kind() != LogicalType.Kind.CHAR
                || !(value instanceof String)
                || !((String) value).endsWith(" ");
    }
}
