package io.sigil.codec;

import io.sigil.dialect.Dialect;
import io.sigil.rules.LogicalType;
import java.sql.SQLException;

/** SMALLINT, INTEGER and BIGINT: 2, 4 or 8 bytes, big-endian, sign bit flipped. */
final class IntegerCodec extends TypedCodec<Long> {

    private final int width;

    IntegerCodec(ColumnType column) {
        super(column);
        this.width = width(column.type().kind());
    }

    private static int width(LogicalType.Kind kind) {
        if (kind == LogicalType.Kind.SMALLINT) {
            return Short.BYTES;
        }
        return kind == LogicalType.Kind.INTEGER ? Integer.BYTES : Long.BYTES;
    }

    @Override
    Long assign(Object value) throws SQLException {
        long number = Numbers.toLong(value, column);
        int unused = Long.SIZE - Byte.SIZE * width;
        if (number << unused >> unused != number) {
            throw column.outOfRange();
        }
        return number;
    }

    @Override
    byte[] pack(Long value) {
        return OrderedBytes.ofSigned(value, width);
    }

    @Override
    Long unpack(byte[] canonical) throws SQLException {
        if (canonical.length != width) {
            throw column.notCanonical();
        }
        return OrderedBytes.toSigned(canonical, 0, width);
    }

    @Override
    Object natural(Long value) {
        if (width == Long.BYTES) {
            return value;
        }
        return width == Short.BYTES && column.dialect() == Dialect.MARIADB
                ? (Object) value.shortValue()
                : (Object) value.intValue();
    }

    @Override
    public int maxCanonicalBytes() {
        return width;
    }
}
