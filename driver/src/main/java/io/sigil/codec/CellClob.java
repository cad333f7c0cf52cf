package io.sigil.codec;

import io.sigil.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;

/** A decrypted text as a Clob. Read-only; positions count from 1 (JDBC 4.3 §16.3). Not thread-safe. */
final class CellClob implements NClob {

    private String text;

    CellClob(String text) {
        this.text = text;
    }

    @Override
    public void free() {
        text = "";
    }

    @Override
    public InputStream getAsciiStream() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Reader getCharacterStream() {
        return new StringReader(text);
    }

    @Override
    public Reader getCharacterStream(long pos, long length) throws SQLException {
        if (pos < 1 || length < 0 || pos - 1 > text.length() - length) {
            throw CellBlob.badPosition();
        }
        return new StringReader(getSubString(pos, (int) length));
    }

    @Override
    public String getSubString(long pos, int length) throws SQLException {
        if (pos < 1 || length < 0 || pos > text.length() + 1L) {
            throw CellBlob.badPosition();
        }
        int start = (int) pos - 1;
        return text.substring(start, (int) Math.min(text.length(), (long) start + length));
    }

    @Override
    public long length() {
        return text.length();
    }

    @Override
    public long position(Clob search, long start) throws SQLException {
        return position(search.getSubString(1, (int) Math.min(search.length(), Integer.MAX_VALUE)), start);
    }

    @Override
    public long position(String search, long start) throws SQLException {
        if (start < 1) {
            throw CellBlob.badPosition();
        }
        int found = start > text.length() + 1L ? -1 : text.indexOf(search, (int) start - 1);
        return found < 0 ? -1 : found + 1L;
    }

    @Override
    public OutputStream setAsciiStream(long pos) throws SQLException {
        throw readOnly();
    }

    @Override
    public Writer setCharacterStream(long pos) throws SQLException {
        throw readOnly();
    }

    @Override
    public int setString(long pos, String str) throws SQLException {
        throw readOnly();
    }

    @Override
    public int setString(long pos, String str, int offset, int len) throws SQLException {
        throw readOnly();
    }

    @Override
    public void truncate(long len) throws SQLException {
        throw readOnly();
    }

    private static SQLException readOnly() {
        return ErrorCode.METHOD_NOT_SUPPORTED.exception(
                "a Clob of an encrypted column can't be changed in place; it is a copy; use an UPDATE statement");
    }
}
