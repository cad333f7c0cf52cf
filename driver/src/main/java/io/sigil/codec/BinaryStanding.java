package io.sigil.codec;

import java.sql.SQLException;
import java.util.Arrays;

/** Values against BINARY, VARBINARY and BLOB. BINARY(n) is padded when it is stored; what it is compared with isn't. */
final class BinaryStanding {

    private BinaryStanding() {}

    static Standing of(TypedCodec<?> codec, Object value) throws SQLException {
        ColumnType column = codec.column;
        Object setter = SetterValue.of(value, column, LocalClock.of(column.dialect(), null));
        byte[] bytes;
        if (setter instanceof byte[]) {
            bytes = (byte[]) setter;
        } else if (setter instanceof String && !column.isPostgres()) {
            bytes = Utf8.encode((String) setter, column);
        } else {
            throw column.undecided("a comparison of bytes with another type");
        }
        if (bytes.length > column.type().maxLength().orElse(Integer.MAX_VALUE)) {
            return Standing.nowhere();
        }
        byte[] canonical = codec.encode(bytes);
        return Arrays.equals(canonical, bytes) ? Standing.at(canonical) : Standing.nowhere();
    }
}
