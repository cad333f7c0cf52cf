package io.sigil.codec;

import io.sigil.rules.LogicalType;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/**
 * BINARY, VARBINARY and BLOB: the bytes themselves. BINARY(n) is padded with zeros to n bytes by H2, MySQL and MariaDB;
 * PostgreSQL's only binary type, bytea, never pads.
 */
final class BinaryCodec extends TypedCodec<byte[]> {

    private final boolean padded;
    private final int limit;
    private final boolean asBlob;

    BinaryCodec(ColumnType column) {
        super(column);
        this.padded = column.type().kind() == LogicalType.Kind.BINARY && !column.isPostgres();
        this.limit = column.type().maxLength().orElse(-1);
        this.asBlob = column.isH2() && column.type().kind() == LogicalType.Kind.BLOB;
    }

    @Override
    byte[] assign(Object value) throws SQLException {
        byte[] bytes = toBytes(value);
        if (limit >= 0 && bytes.length > limit) {
            throw column.tooLong(bytes.length + " bytes");
        }
        return padded ? Arrays.copyOf(bytes, limit) : bytes;
    }

    private byte[] toBytes(Object value) throws SQLException {
        if (value instanceof byte[]) {
            return (byte[]) value;
        }
        if (value instanceof String && !column.isPostgres()) {
            return Utf8.encode((String) value, column);
        }
        if (value instanceof UUID && column.isH2()) {
            return UuidCodec.toBytes((UUID) value);
        }
        // A text for bytea is hex or escaped, as the server's settings go.
        throw column.fromUnsupported(value);
    }

    @Override
    byte[] pack(byte[] value) {
        return value.clone();
    }

    @Override
    byte[] unpack(byte[] canonical) throws SQLException {
        if (padded ? canonical.length != limit : limit >= 0 && canonical.length > limit) {
            throw column.notCanonical();
        }
        return canonical.clone();
    }

    @Override
    Object natural(byte[] value) {
        return asBlob ? new CellBlob(value) : value;
    }

    @Override
    public int maxCanonicalBytes() {
        return limit;
    }
}
