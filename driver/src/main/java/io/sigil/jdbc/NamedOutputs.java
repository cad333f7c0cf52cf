package io.sigil.jdbc;

import io.sigil.jdbc.forwarding.ForwardingCallableStatement;
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

/** The registrations and getters of a call that take a parameter's name: those of a mapped procedure become the ones by index. */
@NullUnmarked
abstract class NamedOutputs extends ForwardingCallableStatement {
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
}
