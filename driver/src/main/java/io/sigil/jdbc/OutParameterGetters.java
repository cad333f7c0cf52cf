package io.sigil.jdbc;

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

/** The getters of a call by index, and the registration of what they read: mapped parameters are decrypted. */
@NullUnmarked
abstract class OutParameterGetters extends NamedParameters {

    /** The same one each time. */
    abstract OutParameters outputs();

    private <T> T ruled(String method, int parameterIndex, Class<T> type) throws SQLException {
        return outputs().get(method, parameterIndex, type, null);
    }

    @Override
    public boolean wasNull() throws SQLException {
        return outputs().wasNull();
    }

    @Override
    public Array getArray(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return wrapArray(delegate().getArray(outputs().position(parameterIndex)));
        }
        throw OutParameters.unsupported("getArray", parameterIndex);
    }

    @Override
    public BigDecimal getBigDecimal(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getBigDecimal(outputs().position(parameterIndex));
        }
        return ruled("getBigDecimal", parameterIndex, BigDecimal.class);
    }

    @Override
    @Deprecated
    public BigDecimal getBigDecimal(int parameterIndex, int scale) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getBigDecimal(outputs().position(parameterIndex), scale);
        }
        return outputs().scaled(parameterIndex, scale);
    }

    @Override
    public Blob getBlob(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getBlob(outputs().position(parameterIndex));
        }
        return ruled("getBlob", parameterIndex, Blob.class);
    }

    @Override
    public boolean getBoolean(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getBoolean(outputs().position(parameterIndex));
        }
        Boolean value = ruled("getBoolean", parameterIndex, Boolean.class);
        return value == null ? false : value;
    }

    @Override
    public byte getByte(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getByte(outputs().position(parameterIndex));
        }
        Byte value = ruled("getByte", parameterIndex, Byte.class);
        return value == null ? 0 : value;
    }

    @Override
    public byte[] getBytes(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getBytes(outputs().position(parameterIndex));
        }
        return ruled("getBytes", parameterIndex, byte[].class);
    }

    @Override
    public Reader getCharacterStream(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getCharacterStream(outputs().position(parameterIndex));
        }
        return ruled("getCharacterStream", parameterIndex, Reader.class);
    }

    @Override
    public Clob getClob(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getClob(outputs().position(parameterIndex));
        }
        return ruled("getClob", parameterIndex, Clob.class);
    }

    @Override
    public Date getDate(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getDate(outputs().position(parameterIndex));
        }
        return ruled("getDate", parameterIndex, Date.class);
    }

    @Override
    public Date getDate(int parameterIndex, Calendar cal) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getDate(outputs().position(parameterIndex), cal);
        }
        return outputs().get("getDate with a calendar", parameterIndex, Date.class, cal);
    }

    @Override
    public double getDouble(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getDouble(outputs().position(parameterIndex));
        }
        Double value = ruled("getDouble", parameterIndex, Double.class);
        return value == null ? 0D : value;
    }

    @Override
    public float getFloat(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getFloat(outputs().position(parameterIndex));
        }
        Float value = ruled("getFloat", parameterIndex, Float.class);
        return value == null ? 0F : value;
    }

    @Override
    public int getInt(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getInt(outputs().position(parameterIndex));
        }
        Integer value = ruled("getInt", parameterIndex, Integer.class);
        return value == null ? 0 : value;
    }

    @Override
    public long getLong(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getLong(outputs().position(parameterIndex));
        }
        Long value = ruled("getLong", parameterIndex, Long.class);
        return value == null ? 0L : value;
    }

    @Override
    public Reader getNCharacterStream(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getNCharacterStream(outputs().position(parameterIndex));
        }
        return ruled("getNCharacterStream", parameterIndex, Reader.class);
    }

    @Override
    public NClob getNClob(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getNClob(outputs().position(parameterIndex));
        }
        return ruled("getNClob", parameterIndex, NClob.class);
    }

    @Override
    public String getNString(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getNString(outputs().position(parameterIndex));
        }
        return ruled("getNString", parameterIndex, String.class);
    }

    @Override
    public Object getObject(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return wrapValue(delegate().getObject(outputs().position(parameterIndex)));
        }
        return outputs().getObject(parameterIndex);
    }

    @Override
    public <T> T getObject(int parameterIndex, Class<T> type) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return wrapAs(type, delegate().getObject(outputs().position(parameterIndex), type));
        }
        return outputs().getObject(parameterIndex, type);
    }

    @Override
    public Object getObject(int parameterIndex, Map<String, Class<?>> map) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return wrapValue(delegate().getObject(outputs().position(parameterIndex), map));
        }
        return outputs().getOwnObject(parameterIndex);
    }

    @Override
    public Ref getRef(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getRef(outputs().position(parameterIndex));
        }
        throw OutParameters.unsupported("getRef", parameterIndex);
    }

    @Override
    public RowId getRowId(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getRowId(outputs().position(parameterIndex));
        }
        throw OutParameters.unsupported("getRowId", parameterIndex);
    }

    @Override
    public SQLXML getSQLXML(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getSQLXML(outputs().position(parameterIndex));
        }
        throw OutParameters.unsupported("getSQLXML", parameterIndex);
    }

    @Override
    public short getShort(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getShort(outputs().position(parameterIndex));
        }
        Short value = ruled("getShort", parameterIndex, Short.class);
        return value == null ? 0 : value;
    }

    @Override
    public String getString(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getString(outputs().position(parameterIndex));
        }
        return ruled("getString", parameterIndex, String.class);
    }

    @Override
    public Time getTime(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getTime(outputs().position(parameterIndex));
        }
        return ruled("getTime", parameterIndex, Time.class);
    }

    @Override
    public Time getTime(int parameterIndex, Calendar cal) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getTime(outputs().position(parameterIndex), cal);
        }
        return outputs().get("getTime with a calendar", parameterIndex, Time.class, cal);
    }

    @Override
    public Timestamp getTimestamp(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getTimestamp(outputs().position(parameterIndex));
        }
        return ruled("getTimestamp", parameterIndex, Timestamp.class);
    }

    @Override
    public Timestamp getTimestamp(int parameterIndex, Calendar cal) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getTimestamp(outputs().position(parameterIndex), cal);
        }
        return outputs().get("getTimestamp with a calendar", parameterIndex, Timestamp.class, cal);
    }

    @Override
    public URL getURL(int parameterIndex) throws SQLException {
        if (!outputs().isRuled(parameterIndex)) {
            return delegate().getURL(outputs().position(parameterIndex));
        }
        throw OutParameters.unsupported("getURL", parameterIndex);
    }

    @Override
    public void registerOutParameter(int parameterIndex, SQLType sqlType) throws SQLException {
        if (outputs().isRuled(parameterIndex)) {
            outputs().register(parameterIndex, SetterContent.number(sqlType));
        } else {
            delegate().registerOutParameter(outputs().position(parameterIndex), sqlType);
        }
    }

    @Override
    public void registerOutParameter(int parameterIndex, SQLType sqlType, String typeName) throws SQLException {
        if (outputs().isRuled(parameterIndex)) {
            outputs().register(parameterIndex, SetterContent.number(sqlType));
        } else {
            delegate().registerOutParameter(outputs().position(parameterIndex), sqlType, typeName);
        }
    }

    @Override
    public void registerOutParameter(int parameterIndex, SQLType sqlType, int scale) throws SQLException {
        if (outputs().isRuled(parameterIndex)) {
            outputs().register(parameterIndex, SetterContent.number(sqlType));
        } else {
            delegate().registerOutParameter(outputs().position(parameterIndex), sqlType, scale);
        }
    }

    @Override
    public void registerOutParameter(int parameterIndex, int sqlType) throws SQLException {
        if (outputs().isRuled(parameterIndex)) {
            outputs().register(parameterIndex, sqlType);
        } else {
            delegate().registerOutParameter(outputs().position(parameterIndex), sqlType);
        }
    }

    @Override
    public void registerOutParameter(int parameterIndex, int sqlType, String typeName) throws SQLException {
        if (outputs().isRuled(parameterIndex)) {
            outputs().register(parameterIndex, sqlType);
        } else {
            delegate().registerOutParameter(outputs().position(parameterIndex), sqlType, typeName);
        }
    }

    @Override
    public void registerOutParameter(int parameterIndex, int sqlType, int scale) throws SQLException {
        if (outputs().isRuled(parameterIndex)) {
            outputs().register(parameterIndex, sqlType);
        } else {
            delegate().registerOutParameter(outputs().position(parameterIndex), sqlType, scale);
        }
    }
}
