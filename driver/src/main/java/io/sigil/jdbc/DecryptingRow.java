package io.sigil.jdbc;

import io.sigil.engine.EngineSession;
import io.sigil.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** The getters of a result set: a ruled column of the row is decrypted. Complete and boring. */
@NullUnmarked
abstract class DecryptingRow extends EncryptingRow {
    final RowDecoder cells;
    private boolean ruledLast;
    private boolean ruledNull;

    DecryptingRow(ResultSet delegate, Statement statement, EngineSession session, RowDecoder cells) {
        super(delegate, statement, session, new RowUpdater(delegate, cells));
        this.cells = cells;
    }

    /** Also says where wasNull finds its answer. */
    private boolean isPlain(int column) {
        boolean plain = cells.cipher(column) == null;
        ruledLast = !plain;
        return plain;
    }

    private Object ruled(int column) throws SQLException {
        Object value = cells.get(column);
        ruledNull = value == null;
        return value;
    }

    private <T> T ruled(int column, Class<T> type) throws SQLException {
        return ruled(column, type, null);
    }

    private <T> T ruled(int column, Class<T> type, Calendar calendar) throws SQLException {
        T value = cells.get(column, type, calendar);
        ruledNull = value == null;
        return value;
    }

    private static InputStream stream(String text, Charset charset) {
        return text == null ? null : new ByteArrayInputStream(text.getBytes(charset));
    }

    private static SQLException unsupported(String method, int column) {
        return ErrorCode.METHOD_NOT_SUPPORTED.exception(method + " refused, column " + column
                + "; a ruled column has no value of that kind; use getString or getObject");
    }

    @Override
    public boolean wasNull() throws SQLException {
        return ruledLast ? ruledNull : delegate().wasNull();
    }

    @Override
    public Array getArray(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return super.getArray(columnIndex);
        }
        throw unsupported("getArray", columnIndex);
    }

    @Override
    public InputStream getAsciiStream(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getAsciiStream(columnIndex);
        }
        return stream(ruled(columnIndex, String.class), cells.asciiStreams());
    }

    @Override
    public BigDecimal getBigDecimal(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getBigDecimal(columnIndex);
        }
        return ruled(columnIndex, BigDecimal.class);
    }

    @Deprecated
    @Override
    public BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getBigDecimal(columnIndex, scale);
        }
        BigDecimal value = ruled(columnIndex, BigDecimal.class);
        return value == null ? null : value.setScale(scale, cells.rounding());
    }

    @Override
    public InputStream getBinaryStream(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getBinaryStream(columnIndex);
        }
        return ruled(columnIndex, InputStream.class);
    }

    @Override
    public Blob getBlob(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getBlob(columnIndex);
        }
        return ruled(columnIndex, Blob.class);
    }

    @Override
    public boolean getBoolean(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getBoolean(columnIndex);
        }
        Boolean value = ruled(columnIndex, Boolean.class);
        return value == null ? false : value;
    }

    @Override
    public byte getByte(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getByte(columnIndex);
        }
        Byte value = ruled(columnIndex, Byte.class);
        return value == null ? 0 : value;
    }

    @Override
    public byte[] getBytes(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getBytes(columnIndex);
        }
        return ruled(columnIndex, byte[].class);
    }

    @Override
    public Reader getCharacterStream(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getCharacterStream(columnIndex);
        }
        return ruled(columnIndex, Reader.class);
    }

    @Override
    public Clob getClob(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getClob(columnIndex);
        }
        return ruled(columnIndex, Clob.class);
    }

    @Override
    public Date getDate(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getDate(columnIndex);
        }
        return ruled(columnIndex, Date.class);
    }

    @Override
    public Date getDate(int columnIndex, Calendar cal) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getDate(columnIndex, cal);
        }
        return ruled(columnIndex, Date.class, cal);
    }

    @Override
    public double getDouble(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getDouble(columnIndex);
        }
        Double value = ruled(columnIndex, Double.class);
        return value == null ? 0D : value;
    }

    @Override
    public float getFloat(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getFloat(columnIndex);
        }
        Float value = ruled(columnIndex, Float.class);
        return value == null ? 0F : value;
    }

    @Override
    public int getInt(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getInt(columnIndex);
        }
        Integer value = ruled(columnIndex, Integer.class);
        return value == null ? 0 : value;
    }

    @Override
    public long getLong(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getLong(columnIndex);
        }
        Long value = ruled(columnIndex, Long.class);
        return value == null ? 0L : value;
    }

    @Override
    public Reader getNCharacterStream(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getNCharacterStream(columnIndex);
        }
        return ruled(columnIndex, Reader.class);
    }

    @Override
    public NClob getNClob(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getNClob(columnIndex);
        }
        return ruled(columnIndex, NClob.class);
    }

    @Override
    public String getNString(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getNString(columnIndex);
        }
        return ruled(columnIndex, String.class);
    }

    @Override
    public Object getObject(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return super.getObject(columnIndex);
        }
        return ruled(columnIndex);
    }

    @Override
    public <T> T getObject(int columnIndex, Class<T> type) throws SQLException {
        if (isPlain(columnIndex)) {
            return super.getObject(columnIndex, type);
        }
        T value = cells.getObject(columnIndex, type);
        ruledNull = value == null;
        return value;
    }

    @Override
    public Object getObject(int columnIndex, Map<String, Class<?>> map) throws SQLException {
        if (isPlain(columnIndex)) {
            return super.getObject(columnIndex, map);
        }
        return ruled(columnIndex);
    }

    @Override
    public Ref getRef(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getRef(columnIndex);
        }
        throw unsupported("getRef", columnIndex);
    }

    @Override
    public RowId getRowId(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getRowId(columnIndex);
        }
        throw unsupported("getRowId", columnIndex);
    }

    @Override
    public SQLXML getSQLXML(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getSQLXML(columnIndex);
        }
        throw unsupported("getSQLXML", columnIndex);
    }

    @Override
    public short getShort(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getShort(columnIndex);
        }
        Short value = ruled(columnIndex, Short.class);
        return value == null ? 0 : value;
    }

    @Override
    public String getString(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getString(columnIndex);
        }
        return ruled(columnIndex, String.class);
    }

    @Override
    public Time getTime(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getTime(columnIndex);
        }
        return ruled(columnIndex, Time.class);
    }

    @Override
    public Time getTime(int columnIndex, Calendar cal) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getTime(columnIndex, cal);
        }
        return ruled(columnIndex, Time.class, cal);
    }

    @Override
    public Timestamp getTimestamp(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getTimestamp(columnIndex);
        }
        return ruled(columnIndex, Timestamp.class);
    }

    @Override
    public Timestamp getTimestamp(int columnIndex, Calendar cal) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getTimestamp(columnIndex, cal);
        }
        return ruled(columnIndex, Timestamp.class, cal);
    }

    @Override
    public URL getURL(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getURL(columnIndex);
        }
        throw unsupported("getURL", columnIndex);
    }

    @Deprecated
    @Override
    public InputStream getUnicodeStream(int columnIndex) throws SQLException {
        if (isPlain(columnIndex)) {
            return delegate().getUnicodeStream(columnIndex);
        }
        return stream(ruled(columnIndex, String.class), StandardCharsets.UTF_8);
    }
}
