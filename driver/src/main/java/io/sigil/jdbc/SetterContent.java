package io.sigil.jdbc;

import io.sigil.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The whole value behind what a setter was given: cells can't be made from half of one. */
final class SetterContent {
    private static final long ALL = Long.MAX_VALUE;
    private static final int CHUNK = 8192;

    private SetterContent() {}

    static byte @Nullable [] bytes(@Nullable InputStream stream) throws SQLException {
        return bytes(stream, ALL);
    }

    /** At most {@code length} bytes. */
    static byte @Nullable [] bytes(@Nullable InputStream stream, long length) throws SQLException {
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
    static @Nullable String text(@Nullable Reader reader, long length) throws SQLException {
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

    static @Nullable String ascii(@Nullable InputStream stream) throws SQLException {
        return ascii(stream, ALL);
    }

    static @Nullable String ascii(@Nullable InputStream stream, long length) throws SQLException {
        return text(bytes(stream, length), StandardCharsets.US_ASCII);
    }

    /** The deprecated setUnicodeStream and its length in bytes. */
    static @Nullable String unicode(@Nullable InputStream stream, int length) throws SQLException {
        return text(bytes(stream, length), StandardCharsets.UTF_8);
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

    /** The ruled column has a type of its own, so the target type decides what the number means only. */
    static @Nullable Object object(@Nullable Object value, int targetType, int scaleOrLength) throws SQLException {
        if (value instanceof InputStream) {
            return bytes((InputStream) value, scaleOrLength);
        }
        if (value instanceof Reader) {
            return text((Reader) value, scaleOrLength);
        }
        if (value instanceof BigDecimal && (targetType == Types.DECIMAL || targetType == Types.NUMERIC)) {
            return ((BigDecimal) value).setScale(scaleOrLength, RoundingMode.HALF_UP);
        }
        return object(value);
    }

    static @Nullable Object object(@Nullable Object value, SQLType targetType, int scaleOrLength) throws SQLException {
        Integer number = targetType.getVendorTypeNumber();
        return object(value, number == null ? Types.OTHER : number, scaleOrLength);
    }

    /** The cause stays out: what a stream says of its failure may quote what it holds. */
    private static SQLException unreadable(IOException e) {
        return ErrorCode.STREAM_UNREADABLE.exception("value not taken, a stream or reader failed with "
                + e.getClass().getName() + "; nothing was sent; pass one that can be read to its end");
    }
}
