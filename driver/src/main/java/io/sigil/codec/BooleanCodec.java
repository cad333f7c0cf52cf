package io.sigil.codec;

import java.sql.SQLException;

/** BOOLEAN: one byte, 0 or 1. */
final class BooleanCodec extends TypedCodec<Boolean> {

    BooleanCodec(ColumnType column) {
        super(column);
    }

    @Override
    Boolean assign(Object value) throws SQLException {
        Boolean truth = Booleans.of(value, column);
        if (truth != null) {
            return truth;
        }
        if (value instanceof String || value instanceof Number) {
            throw column.notReadable();
        }
        throw column.fromUnsupported(value);
    }

    @Override
    byte[] pack(Boolean value) {
        return new byte[] {(byte) (value ? 1 : 0)};
    }

    @Override
    Boolean unpack(byte[] canonical) throws SQLException {
        if (canonical.length != 1 || canonical[0] < 0 || canonical[0] > 1) {
            throw column.notCanonical();
        }
        return canonical[0] == 1;
    }

    @Override
    public int maxCanonicalBytes() {
        return 1;
    }
}
