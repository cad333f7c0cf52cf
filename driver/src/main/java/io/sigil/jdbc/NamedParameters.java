package io.sigil.jdbc;

import java.math.BigDecimal;
import java.net.URL;
import java.sql.Date;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.NullUnmarked;

/** The methods of a call that take a parameter's name: those of a mapped procedure become the ones by index. */
@NullUnmarked
abstract class NamedParameters extends NamedContent {
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
