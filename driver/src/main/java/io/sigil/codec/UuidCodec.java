package io.sigil.codec;

import io.sigil.dialect.Dialect;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.UUID;
import java.util.regex.Pattern;

/** UUID: its 16 bytes in network order (RFC 9562). */
final class UuidCodec extends TypedCodec<UUID> {

    static final int BYTES = 16;

    private static final Pattern DASHED =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern PLAIN = Pattern.compile("[0-9a-fA-F]{32}");

    UuidCodec(ColumnType column) {
        super(column);
    }

    static UUID parse(String text, ColumnType column) throws SQLException {
        if (DASHED.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        if (PLAIN.matcher(text).matches()) {
            return new UUID(
                    Long.parseUnsignedLong(text.substring(0, 16), 16), Long.parseUnsignedLong(text.substring(16), 16));
        }
        throw column.notReadable();
    }

    static UUID ofBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    static byte[] toBytes(UUID value) {
        return ByteBuffer.allocate(BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    @Override
    UUID assign(Object value) throws SQLException {
        if (value instanceof UUID) {
            return (UUID) value;
        }
        if (value instanceof String) {
            return parse((String) value, column);
        }
        if (value instanceof byte[] && column.isH2()) {
            if (((byte[]) value).length != BYTES) {
                throw column.notReadable();
            }
            return ofBytes((byte[]) value);
        }
        throw column.fromUnsupported(value);
    }

    @Override
    byte[] pack(UUID value) {
        return toBytes(value);
    }

    @Override
    UUID unpack(byte[] canonical) throws SQLException {
        if (canonical.length != BYTES) {
            throw column.notCanonical();
        }
        return ofBytes(canonical);
    }

    @Override
    public int maxCanonicalBytes() {
        return BYTES;
    }

    /** MariaDB orders a UUID by its last group first. */
    @Override
    public boolean bytesDecideOrder() {
        return column.dialect() != Dialect.MARIADB;
    }
}
