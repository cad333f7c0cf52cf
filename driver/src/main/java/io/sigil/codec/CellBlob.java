package io.sigil.codec;

import io.sigil.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;

/** A decrypted value as a Blob. Read-only; positions count from 1 (JDBC 4.3 §16.3). Not thread-safe. */
final class CellBlob implements Blob {

    private byte[] content;

    CellBlob(byte[] content) {
        this.content = content;
    }

    static SQLException badPosition() {
        return ErrorCode.METHOD_NOT_SUPPORTED.exception(
                "a position or length lies outside the Clob or Blob; positions count from 1; correct the argument");
    }

    @Override
    public void free() {
        content = new byte[0];
    }

    @Override
    public InputStream getBinaryStream() {
        return new ByteArrayInputStream(content.clone());
    }

    @Override
    public InputStream getBinaryStream(long pos, long length) throws SQLException {
        if (pos < 1 || length < 0 || pos - 1 > content.length - length) {
            throw badPosition();
        }
        return new ByteArrayInputStream(getBytes(pos, (int) length));
    }

    @Override
    public byte[] getBytes(long pos, int length) throws SQLException {
        if (pos < 1 || length < 0 || pos > content.length + 1L) {
            throw badPosition();
        }
        int start = (int) pos - 1;
        return Arrays.copyOfRange(content, start, (int) Math.min(content.length, (long) start + length));
    }

    @Override
    public long length() {
        return content.length;
    }

    @Override
    public long position(Blob pattern, long start) throws SQLException {
        return position(pattern.getBytes(1, (int) Math.min(pattern.length(), Integer.MAX_VALUE)), start);
    }

    @Override
    public long position(byte[] pattern, long start) throws SQLException {
        if (start < 1) {
            throw badPosition();
        }
        for (long at = start - 1; at <= (long) content.length - pattern.length; at++) {
            int from = (int) at;
            if (Arrays.equals(content, from, from + pattern.length, pattern, 0, pattern.length)) {
                return at + 1;
            }
        }
        return -1;
    }

    @Override
    public OutputStream setBinaryStream(long pos) throws SQLException {
        throw readOnly();
    }

    @Override
    public int setBytes(long pos, byte[] bytes) throws SQLException {
        throw readOnly();
    }

    @Override
    public int setBytes(long pos, byte[] bytes, int offset, int len) throws SQLException {
        throw readOnly();
    }

    @Override
    public void truncate(long len) throws SQLException {
        throw readOnly();
    }

    private static SQLException readOnly() {
        return ErrorCode.METHOD_NOT_SUPPORTED.exception(
                "a Blob of an encrypted column can't be changed in place; it is a copy; use an UPDATE statement");
    }
}
