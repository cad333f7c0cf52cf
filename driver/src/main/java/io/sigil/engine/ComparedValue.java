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
}
