package io.sigil.jdbc;

import io.sigil.jdbc.forwarding.ForwardingCallableStatement;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** The methods of a call that take a parameter's name: those of a mapped procedure become the ones by index. */
@NullUnmarked
abstract class NamedParameters extends ForwardingCallableStatement {

    /** The index of the application's parameter; 0: the delegate finds it, and it is a plain one. */
    abstract int index(String parameterName) throws SQLException;

    /** Of an object that the delegate's getter gave. */
    abstract Object wrapValue(Object value) throws SQLException;

    abstract <T> T wrapAs(Class<T> type, T value) throws SQLException;

    abstract Array wrapArray(Array value) throws SQLException;

    @Override
    public Array getArray(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? wrapArray(delegate().getArray(parameterName)) : getArray(index);
    }

    @Override
    public BigDecimal getBigDecimal(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getBigDecimal(parameterName) : getBigDecimal(index);
    }

    @Override
    public Blob getBlob(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getBlob(parameterName) : getBlob(index);
    }

    @Override
    public boolean getBoolean(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getBoolean(parameterName) : getBoolean(index);
    }

    @Override
    public byte getByte(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getByte(parameterName) : getByte(index);
    }

    @Override
    public byte[] getBytes(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getBytes(parameterName) : getBytes(index);
    }

    @Override
    public Reader getCharacterStream(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getCharacterStream(parameterName) : getCharacterStream(index);
    }

    @Override
    public Clob getClob(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getClob(parameterName) : getClob(index);
    }

    @Override
    public Date getDate(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getDate(parameterName) : getDate(index);
    }

    @Override
    public Date getDate(String parameterName, Calendar cal) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getDate(parameterName, cal) : getDate(index, cal);
    }

    @Override
    public double getDouble(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getDouble(parameterName) : getDouble(index);
    }

    @Override
    public float getFloat(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getFloat(parameterName) : getFloat(index);
    }

    @Override
    public int getInt(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getInt(parameterName) : getInt(index);
    }

    @Override
    public long getLong(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getLong(parameterName) : getLong(index);
    }

    @Override
    public Reader getNCharacterStream(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getNCharacterStream(parameterName) : getNCharacterStream(index);
    }

    @Override
    public NClob getNClob(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getNClob(parameterName) : getNClob(index);
    }

    @Override
    public String getNString(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getNString(parameterName) : getNString(index);
    }

    @Override
    public Object getObject(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? wrapValue(delegate().getObject(parameterName)) : getObject(index);
    }

    @Override
    public <T> T getObject(String parameterName, Class<T> type) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? wrapAs(type, delegate().getObject(parameterName, type)) : getObject(index, type);
    }

    @Override
    public Object getObject(String parameterName, Map<String, Class<?>> map) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? wrapValue(delegate().getObject(parameterName, map)) : getObject(index, map);
    }

    @Override
    public Ref getRef(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getRef(parameterName) : getRef(index);
    }

    @Override
    public RowId getRowId(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getRowId(parameterName) : getRowId(index);
    }

    @Override
    public SQLXML getSQLXML(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getSQLXML(parameterName) : getSQLXML(index);
    }

    @Override
    public short getShort(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getShort(parameterName) : getShort(index);
    }

    @Override
    public String getString(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getString(parameterName) : getString(index);
    }

    @Override
    public Time getTime(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getTime(parameterName) : getTime(index);
    }

    @Override
    public Time getTime(String parameterName, Calendar cal) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getTime(parameterName, cal) : getTime(index, cal);
    }

    @Override
    public Timestamp getTimestamp(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getTimestamp(parameterName) : getTimestamp(index);
    }

    @Override
    public Timestamp getTimestamp(String parameterName, Calendar cal) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getTimestamp(parameterName, cal) : getTimestamp(index, cal);
    }

    @Override
    public URL getURL(String parameterName) throws SQLException {
        int index = index(parameterName);
        return index == 0 ? delegate().getURL(parameterName) : getURL(index);
    }

    @Override
    public void registerOutParameter(String parameterName, SQLType sqlType) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().registerOutParameter(parameterName, sqlType);
        } else {
            registerOutParameter(index, sqlType);
        }
    }

    @Override
    public void registerOutParameter(String parameterName, SQLType sqlType, String typeName) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().registerOutParameter(parameterName, sqlType, typeName);
        } else {
            registerOutParameter(index, sqlType, typeName);
        }
    }

    @Override
    public void registerOutParameter(String parameterName, SQLType sqlType, int scale) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().registerOutParameter(parameterName, sqlType, scale);
        } else {
            registerOutParameter(index, sqlType, scale);
        }
    }

    @Override
    public void registerOutParameter(String parameterName, int sqlType) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().registerOutParameter(parameterName, sqlType);
        } else {
            registerOutParameter(index, sqlType);
        }
    }

    @Override
    public void registerOutParameter(String parameterName, int sqlType, String typeName) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().registerOutParameter(parameterName, sqlType, typeName);
        } else {
            registerOutParameter(index, sqlType, typeName);
        }
    }

    @Override
    public void registerOutParameter(String parameterName, int sqlType, int scale) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().registerOutParameter(parameterName, sqlType, scale);
        } else {
            registerOutParameter(index, sqlType, scale);
        }
    }

    @Override
    public void setAsciiStream(String parameterName, InputStream x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setAsciiStream(parameterName, x);
        } else {
            setAsciiStream(index, x);
        }
    }

    @Override
    public void setAsciiStream(String parameterName, InputStream x, int length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setAsciiStream(parameterName, x, length);
        } else {
            setAsciiStream(index, x, length);
        }
    }

    @Override
    public void setAsciiStream(String parameterName, InputStream x, long length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setAsciiStream(parameterName, x, length);
        } else {
            setAsciiStream(index, x, length);
        }
    }

    @Override
    public void setBigDecimal(String parameterName, BigDecimal x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setBigDecimal(parameterName, x);
        } else {
            setBigDecimal(index, x);
        }
    }

    @Override
    public void setBinaryStream(String parameterName, InputStream x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setBinaryStream(parameterName, x);
        } else {
            setBinaryStream(index, x);
        }
    }

    @Override
    public void setBinaryStream(String parameterName, InputStream x, int length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setBinaryStream(parameterName, x, length);
        } else {
            setBinaryStream(index, x, length);
        }
    }

    @Override
    public void setBinaryStream(String parameterName, InputStream x, long length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setBinaryStream(parameterName, x, length);
        } else {
            setBinaryStream(index, x, length);
        }
    }

    @Override
    public void setBlob(String parameterName, Blob x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setBlob(parameterName, x);
        } else {
            setBlob(index, x);
        }
    }

    @Override
    public void setBlob(String parameterName, InputStream inputStream) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setBlob(parameterName, inputStream);
        } else {
            setBlob(index, inputStream);
        }
    }

    @Override
    public void setBlob(String parameterName, InputStream inputStream, long length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setBlob(parameterName, inputStream, length);
        } else {
            setBlob(index, inputStream, length);
        }
    }

    @Override
    public void setBoolean(String parameterName, boolean x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setBoolean(parameterName, x);
        } else {
            setBoolean(index, x);
        }
    }

    @Override
    public void setByte(String parameterName, byte x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setByte(parameterName, x);
        } else {
            setByte(index, x);
        }
    }

    @Override
    public void setBytes(String parameterName, byte[] x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setBytes(parameterName, x);
        } else {
            setBytes(index, x);
        }
    }

    @Override
    public void setCharacterStream(String parameterName, Reader reader) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setCharacterStream(parameterName, reader);
        } else {
            setCharacterStream(index, reader);
        }
    }

    @Override
    public void setCharacterStream(String parameterName, Reader reader, int length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setCharacterStream(parameterName, reader, length);
        } else {
            setCharacterStream(index, reader, length);
        }
    }

    @Override
    public void setCharacterStream(String parameterName, Reader reader, long length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setCharacterStream(parameterName, reader, length);
        } else {
            setCharacterStream(index, reader, length);
        }
    }

    @Override
    public void setClob(String parameterName, Clob x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setClob(parameterName, x);
        } else {
            setClob(index, x);
        }
    }

    @Override
    public void setClob(String parameterName, Reader reader) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setClob(parameterName, reader);
        } else {
            setClob(index, reader);
        }
    }

    @Override
    public void setClob(String parameterName, Reader reader, long length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setClob(parameterName, reader, length);
        } else {
            setClob(index, reader, length);
        }
    }

    @Override
    public void setDate(String parameterName, Date x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setDate(parameterName, x);
        } else {
            setDate(index, x);
        }
    }

    @Override
    public void setDate(String parameterName, Date x, Calendar cal) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setDate(parameterName, x, cal);
        } else {
            setDate(index, x, cal);
        }
    }

    @Override
    public void setDouble(String parameterName, double x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setDouble(parameterName, x);
        } else {
            setDouble(index, x);
        }
    }

    @Override
    public void setFloat(String parameterName, float x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setFloat(parameterName, x);
        } else {
            setFloat(index, x);
        }
    }

    @Override
    public void setInt(String parameterName, int x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setInt(parameterName, x);
        } else {
            setInt(index, x);
        }
    }

    @Override
    public void setLong(String parameterName, long x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setLong(parameterName, x);
        } else {
            setLong(index, x);
        }
    }

    @Override
    public void setNCharacterStream(String parameterName, Reader value) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setNCharacterStream(parameterName, value);
        } else {
            setNCharacterStream(index, value);
        }
    }

    @Override
    public void setNCharacterStream(String parameterName, Reader value, long length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setNCharacterStream(parameterName, value, length);
        } else {
            setNCharacterStream(index, value, length);
        }
    }

    @Override
    public void setNClob(String parameterName, NClob value) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setNClob(parameterName, value);
        } else {
            setNClob(index, value);
        }
    }

    @Override
    public void setNClob(String parameterName, Reader reader) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setNClob(parameterName, reader);
        } else {
            setNClob(index, reader);
        }
    }

    @Override
    public void setNClob(String parameterName, Reader reader, long length) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setNClob(parameterName, reader, length);
        } else {
            setNClob(index, reader, length);
        }
    }

    @Override
    public void setNString(String parameterName, String value) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setNString(parameterName, value);
        } else {
            setNString(index, value);
        }
    }

    @Override
    public void setNull(String parameterName, int sqlType) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setNull(parameterName, sqlType);
        } else {
            setNull(index, sqlType);
        }
    }

    @Override
    public void setNull(String parameterName, int sqlType, String typeName) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setNull(parameterName, sqlType, typeName);
        } else {
            setNull(index, sqlType, typeName);
        }
    }

    @Override
    public void setObject(String parameterName, Object x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setObject(parameterName, SigilArray.raw(x));
        } else {
            setObject(index, x);
        }
    }

    @Override
    public void setObject(String parameterName, Object x, SQLType targetSqlType) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setObject(parameterName, SigilArray.raw(x), targetSqlType);
        } else {
            setObject(index, x, targetSqlType);
        }
    }

    @Override
    public void setObject(String parameterName, Object x, SQLType targetSqlType, int scaleOrLength)
            throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setObject(parameterName, SigilArray.raw(x), targetSqlType, scaleOrLength);
        } else {
            setObject(index, x, targetSqlType, scaleOrLength);
        }
    }

    @Override
    public void setObject(String parameterName, Object x, int targetSqlType) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setObject(parameterName, SigilArray.raw(x), targetSqlType);
        } else {
            setObject(index, x, targetSqlType);
        }
    }

    @Override
    public void setObject(String parameterName, Object x, int targetSqlType, int scale) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setObject(parameterName, SigilArray.raw(x), targetSqlType, scale);
        } else {
            setObject(index, x, targetSqlType, scale);
        }
    }

    @Override
    public void setRowId(String parameterName, RowId x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setRowId(parameterName, x);
        } else {
            setRowId(index, x);
        }
    }

    @Override
    public void setSQLXML(String parameterName, SQLXML xmlObject) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setSQLXML(parameterName, xmlObject);
        } else {
            setSQLXML(index, xmlObject);
        }
    }

    @Override
    public void setShort(String parameterName, short x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setShort(parameterName, x);
        } else {
            setShort(index, x);
        }
    }

    @Override
    public void setString(String parameterName, String x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setString(parameterName, x);
        } else {
            setString(index, x);
        }
    }

    @Override
    public void setTime(String parameterName, Time x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setTime(parameterName, x);
        } else {
            setTime(index, x);
        }
    }

    @Override
    public void setTime(String parameterName, Time x, Calendar cal) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setTime(parameterName, x, cal);
        } else {
            setTime(index, x, cal);
        }
    }

    @Override
    public void setTimestamp(String parameterName, Timestamp x) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setTimestamp(parameterName, x);
        } else {
            setTimestamp(index, x);
        }
    }

    @Override
    public void setTimestamp(String parameterName, Timestamp x, Calendar cal) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setTimestamp(parameterName, x, cal);
        } else {
            setTimestamp(index, x, cal);
        }
    }

    @Override
    public void setURL(String parameterName, URL val) throws SQLException {
        int index = index(parameterName);
        if (index == 0) {
            delegate().setURL(parameterName, val);
        } else {
            setURL(index, val);
        }
    }
}
