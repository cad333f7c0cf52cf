package io.sigil.jdbc;

import io.sigil.codec.Codec;
import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Types;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The whole value behind what a setter was given: cells can't be made from half of one. */
final class SetterContent {
    private static final long ALL = Long.MAX_VALUE;
    private static final int CHUNK = 8192;

    private SetterContent() {}

    static byte @Nullable [] bytes(@Nullable InputStream stream) throws SQLException {
        return bytes(stream, ALL);
    }

    /** At most {@code length} bytes; pgjdbc refuses a stream with fewer. */
    static byte @Nullable [] bytes(@Nullable InputStream stream, long length, Dialect dialect) throws SQLException {
        byte[] bytes = atMost(stream, length, dialect);
        if (dialect == Dialect.POSTGRESQL && bytes != null && bytes.length < length) {
            throw ErrorCode.STREAM_UNREADABLE.exception(
                    "value not taken, a stream ends before the length given;" + " nothing was sent; pass its length");
        }
        return bytes;
    }

    private static byte @Nullable [] atMost(@Nullable InputStream stream, long length, Dialect dialect)
            throws SQLException {
        boolean empty = length < 0 && dialect == Dialect.MARIADB;
        return stream == null ? null : bytes(stream, empty ? 0 : limit(length, dialect));
    }

    private static byte @Nullable [] bytes(@Nullable InputStream stream, long length) throws SQLException {
        if (stream == null) {
            return null;
        }
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            long left = length;
            int read;
            while (left > 0 && (read = stream.read(chunk, 0, (int) Math.min(CHUNK, left))) >= 0) {
                content.write(chunk, 0, read);
                left -= read;
            }
            return content.toByteArray();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static @Nullable String text(@Nullable Reader reader) throws SQLException {
        return text(reader, ALL);
    }

    /** At most {@code length} UTF-16 characters. */
    static @Nullable String text(@Nullable Reader reader, long length, Dialect dialect) throws SQLException {
        return reader == null ? null : text(reader, limit(length, dialect));
    }

    private static @Nullable String text(@Nullable Reader reader, long length) throws SQLException {
        if (reader == null) {
            return null;
        }
        try {
            StringBuilder content = new StringBuilder();
            char[] chunk = new char[CHUNK];
            long left = length;
            int read;
            while (left > 0 && (read = reader.read(chunk, 0, (int) Math.min(CHUNK, left))) >= 0) {
                content.append(chunk, 0, read);
                left -= read;
            }
            return content.toString();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static @Nullable Object ascii(@Nullable InputStream stream, Dialect dialect) throws SQLException {
        return ascii(bytes(stream), dialect);
    }

    static @Nullable Object ascii(@Nullable InputStream stream, long length, Dialect dialect) throws SQLException {
        return ascii(atMost(stream, length, dialect), dialect);
    }

    /** MySQL's drivers send the bytes as they are, to a server that takes them for UTF-8 or refuses them. */
    private static @Nullable Object ascii(byte @Nullable [] bytes, Dialect dialect) {
        if (bytes == null || !dialect.isMySqlFamily()) {
            return text(bytes, StandardCharsets.US_ASCII);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return bytes;
        }
    }

    /** The deprecated setUnicodeStream and its length in bytes. */
    static @Nullable Object unicode(@Nullable InputStream stream, int length, Dialect dialect) throws SQLException {
        byte[] bytes = atMost(stream, length, dialect);
        return dialect.isMySqlFamily() ? ascii(bytes, dialect) : text(bytes, StandardCharsets.UTF_8);
    }

    private static @Nullable String text(byte @Nullable [] bytes, Charset charset) {
        return bytes == null ? null : new String(bytes, charset);
    }

    static @Nullable String xml(@Nullable SQLXML xml) throws SQLException {
        return xml == null ? null : xml.getString();
    }

    static @Nullable String url(@Nullable URL url) {
        return url == null ? null : url.toExternalForm();
    }

    /** What setObject was given without more. */
    static @Nullable Object object(@Nullable Object value) throws SQLException {
        if (value instanceof InputStream) {
            return bytes((InputStream) value);
        }
        if (value instanceof Reader) {
            return text((Reader) value);
        }
        if (value instanceof SQLXML) {
            return xml((SQLXML) value);
        }
        return value;
    }

    /** What setObject with a target type was given; the driver's conversion to that type comes first. */
    static @Nullable Object target(@Nullable Object value, int type, OptionalInt scaleOrLength, Codec codec)
            throws SQLException {
        boolean stream = (value instanceof InputStream || value instanceof Reader) && codec.takesStreams();
        if (value != null && !codec.takesStreams()) {
            return codec.target(value, type, scaleOrLength);
        }
        Object content = stream && scaleOrLength.isPresent() && !codec.ignoresLength()
                ? part(Objects.requireNonNull(value), scaleOrLength.getAsInt())
                : object(value);
        return content == null || stream ? content : codec.target(content, type, scaleOrLength);
    }

    private static @Nullable Object part(Object value, int length) throws SQLException {
        return value instanceof InputStream
                ? bytes((InputStream) value, (long) length)
                : text((Reader) value, (long) length);
    }

    static int number(SQLType type) {
        Integer number = type.getVendorTypeNumber();
        return number == null ? Types.OTHER : number;
    }

    /** What updateObject with a scale or length was given; JDBC 4.3: a scale is for DECIMAL and NUMERIC alone. */
    static @Nullable Object scaled(@Nullable Object value, int scaleOrLength) throws SQLException {
        if (value instanceof BigDecimal) {
            return ((BigDecimal) value).setScale(scaleOrLength, RoundingMode.HALF_UP);
        }
        return value instanceof InputStream || value instanceof Reader ? part(value, scaleOrLength) : object(value);
    }

    /** How much of a stream the driver reads when it is given a length. */
    private static long limit(long length, Dialect dialect) throws SQLException {
        if (dialect == Dialect.H2 && length <= 0) {
            return ALL;
        }
        if (length >= 0) {
            return length;
        }
        if (dialect == Dialect.MYSQL) {
            return ALL;
        }
        throw ErrorCode.STREAM_UNREADABLE.exception(
                "value not taken, the length of a stream or reader is negative; nothing was sent; pass its length");
    }

    /** The cause stays out: what a stream says of its failure may quote what it holds. */
    private static SQLException unreadable(IOException e) {
        return ErrorCode.STREAM_UNREADABLE.exception("value not taken, a stream or reader failed with "
                + e.getClass().getName() + "; nothing was sent; pass one that can be read to its end");
    }
}
