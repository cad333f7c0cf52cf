package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.engine.ColumnCipher;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.OptionalInt;
import org.jspecify.annotations.NullUnmarked;

/** The setters of a prepared statement: ruled values go to the binder, plain ones on. Complete and boring. */
@NullUnmarked
abstract class EncryptingSetters extends ContentSetters {
    private void setAny(int parameterIndex, Object x) throws SQLException {
        boolean binary = x instanceof InputStream || x instanceof Blob;
        boolean stream = x instanceof Reader || x instanceof InputStream;
        boolean unknown =
                (stream && dialect() == Dialect.POSTGRESQL) || (x instanceof SQLXML && dialect() == Dialect.MYSQL);
        if (unknown) {
            // The codec refuses it as the driver does.
            parameters().set(parameterIndex, x);
        } else if (binary || x instanceof Reader || x instanceof Clob) {
            setContent(parameterIndex, binary, SetterContent.object(x));
        } else {
            parameters().set(parameterIndex, SetterContent.object(x));
        }
    }

    private void setTarget(int parameterIndex, Object x, int type, OptionalInt scaleOrLength) throws SQLException {
        ColumnCipher cipher = parameters().cipher(parameterIndex);
        Object content = cipher == null ? x : SetterContent.target(x, type, scaleOrLength, cipher.codec());
        parameters().set(parameterIndex, content);
    }

    @Override
    public void setArray(int parameterIndex, Array x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setArray(plain, SigilArray.raw(x));
        }
    }

    @Override
    public void setBigDecimal(int parameterIndex, BigDecimal x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setBigDecimal(plain, x);
        }
    }

    @Override
    public void setBoolean(int parameterIndex, boolean x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setBoolean(plain, x);
        }
    }

    @Override
    public void setByte(int parameterIndex, byte x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setByte(plain, x);
        }
    }

    @Override
    public void setBytes(int parameterIndex, byte[] x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setBytes(plain, x);
        }
    }

    @Override
    public void setDate(int parameterIndex, Date x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setDate(plain, x);
        }
    }

    @Override
    public void setDate(int parameterIndex, Date x, Calendar cal) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x, cal);
        } else {
            delegate().setDate(plain, x, cal);
        }
    }

    @Override
    public void setDouble(int parameterIndex, double x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setDouble(plain, x);
        }
    }

    @Override
    public void setFloat(int parameterIndex, float x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setFloat(plain, x);
        }
    }

    @Override
    public void setInt(int parameterIndex, int x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setInt(plain, x);
        }
    }

    @Override
    public void setLong(int parameterIndex, long x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setLong(plain, x);
        }
    }

    @Override
    public void setNString(int parameterIndex, String value) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, value);
        } else {
            delegate().setNString(plain, value);
        }
    }

    @Override
    public void setNull(int parameterIndex, int sqlType) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, null);
        } else {
            delegate().setNull(plain, sqlType);
        }
    }

    @Override
    public void setNull(int parameterIndex, int sqlType, String typeName) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, null);
        } else {
            delegate().setNull(plain, sqlType, typeName);
        }
    }

    @Override
    public void setObject(int parameterIndex, Object x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setAny(parameterIndex, x);
        } else {
            delegate().setObject(plain, SigilArray.raw(x));
        }
    }

    @Override
    public void setObject(int parameterIndex, Object x, SQLType targetSqlType) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setTarget(parameterIndex, x, SetterContent.number(targetSqlType), OptionalInt.empty());
        } else {
            delegate().setObject(plain, SigilArray.raw(x), targetSqlType);
        }
    }

    @Override
    public void setObject(int parameterIndex, Object x, SQLType targetSqlType, int scaleOrLength) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setTarget(parameterIndex, x, SetterContent.number(targetSqlType), OptionalInt.of(scaleOrLength));
        } else {
            delegate().setObject(plain, SigilArray.raw(x), targetSqlType, scaleOrLength);
        }
    }

    @Override
    public void setObject(int parameterIndex, Object x, int targetSqlType) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setTarget(parameterIndex, x, targetSqlType, OptionalInt.empty());
        } else {
            delegate().setObject(plain, SigilArray.raw(x), targetSqlType);
        }
    }

    @Override
    public void setObject(int parameterIndex, Object x, int targetSqlType, int scaleOrLength) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            setTarget(parameterIndex, x, targetSqlType, OptionalInt.of(scaleOrLength));
        } else {
            delegate().setObject(plain, SigilArray.raw(x), targetSqlType, scaleOrLength);
        }
    }

    @Override
    public void setRef(int parameterIndex, Ref x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setRef(plain, x);
        }
    }

    @Override
    public void setRowId(int parameterIndex, RowId x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setRowId(plain, x);
        }
    }

    @Override
    public void setSQLXML(int parameterIndex, SQLXML xmlObject) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, SetterContent.xml(xmlObject));
        } else {
            delegate().setSQLXML(plain, xmlObject);
        }
    }

    @Override
    public void setShort(int parameterIndex, short x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setShort(plain, x);
        }
    }

    @Override
    public void setString(int parameterIndex, String x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setString(plain, x);
        }
    }

    @Override
    public void setTime(int parameterIndex, Time x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setTime(plain, x);
        }
    }

    @Override
    public void setTime(int parameterIndex, Time x, Calendar cal) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x, cal);
        } else {
            delegate().setTime(plain, x, cal);
        }
    }

    @Override
    public void setTimestamp(int parameterIndex, Timestamp x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x);
        } else {
            delegate().setTimestamp(plain, x);
        }
    }

    @Override
    public void setTimestamp(int parameterIndex, Timestamp x, Calendar cal) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, x, cal);
        } else {
            delegate().setTimestamp(plain, x, cal);
        }
    }

    @Override
    public void setURL(int parameterIndex, URL x) throws SQLException {
        int plain = parameters().plain(parameterIndex);
        if (plain == 0) {
            parameters().set(parameterIndex, SetterContent.url(x));
        } else {
            delegate().setURL(plain, x);
        }
    }
}
