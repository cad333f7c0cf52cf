package io.sigil.jdbc;

import io.sigil.engine.EngineSession;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.OptionalInt;
import org.jspecify.annotations.NullUnmarked;

/** The update methods of a result set: a ruled column of the row gets a cell. Complete and boring. */
@NullUnmarked
abstract class EncryptingRow extends ContentRow {
    EncryptingRow(ResultSet delegate, Statement statement, EngineSession session, RowUpdater updater) {
        super(delegate, statement, session, updater);
    }

    @Override
    public void updateArray(int columnIndex, Array x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateArray(columnIndex, SigilArray.raw(x));
        }
    }

    @Override
    public void updateBigDecimal(int columnIndex, BigDecimal x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateBigDecimal(columnIndex, x);
        }
    }

    @Override
    public void updateBoolean(int columnIndex, boolean x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateBoolean(columnIndex, x);
        }
    }

    @Override
    public void updateByte(int columnIndex, byte x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateByte(columnIndex, x);
        }
    }

    @Override
    public void updateBytes(int columnIndex, byte[] x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateBytes(columnIndex, x);
        }
    }

    @Override
    public void updateDate(int columnIndex, Date x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateDate(columnIndex, x);
        }
    }

    @Override
    public void updateDouble(int columnIndex, double x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateDouble(columnIndex, x);
        }
    }

    @Override
    public void updateFloat(int columnIndex, float x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateFloat(columnIndex, x);
        }
    }

    @Override
    public void updateInt(int columnIndex, int x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateInt(columnIndex, x);
        }
    }

    @Override
    public void updateLong(int columnIndex, long x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateLong(columnIndex, x);
        }
    }

    @Override
    public void updateNString(int columnIndex, String nString) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, nString);
        } else {
            delegate().updateNString(columnIndex, nString);
        }
    }

    @Override
    public void updateNull(int columnIndex) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, null);
        } else {
            delegate().updateNull(columnIndex);
        }
    }

    @Override
    public void updateObject(int columnIndex, Object x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.object(x));
        } else {
            delegate().updateObject(columnIndex, SigilArray.raw(x));
        }
    }

    @Override
    public void updateObject(int columnIndex, Object x, SQLType targetSqlType) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.updateTarget(columnIndex, x, SetterContent.number(targetSqlType), OptionalInt.empty());
        } else {
            delegate().updateObject(columnIndex, SigilArray.raw(x), targetSqlType);
        }
    }

    @Override
    public void updateObject(int columnIndex, Object x, SQLType targetSqlType, int scaleOrLength) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.updateTarget(columnIndex, x, SetterContent.number(targetSqlType), OptionalInt.of(scaleOrLength));
        } else {
            delegate().updateObject(columnIndex, SigilArray.raw(x), targetSqlType, scaleOrLength);
        }
    }

    @Override
    public void updateObject(int columnIndex, Object x, int scaleOrLength) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.scaled(x, scaleOrLength));
        } else {
            delegate().updateObject(columnIndex, SigilArray.raw(x), scaleOrLength);
        }
    }

    @Override
    public void updateRef(int columnIndex, Ref x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateRef(columnIndex, x);
        }
    }

    @Override
    public void updateRowId(int columnIndex, RowId x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateRowId(columnIndex, x);
        }
    }

    @Override
    public void updateSQLXML(int columnIndex, SQLXML xmlObject) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, SetterContent.xml(xmlObject));
        } else {
            delegate().updateSQLXML(columnIndex, xmlObject);
        }
    }

    @Override
    public void updateShort(int columnIndex, short x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateShort(columnIndex, x);
        }
    }

    @Override
    public void updateString(int columnIndex, String x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateString(columnIndex, x);
        }
    }

    @Override
    public void updateTime(int columnIndex, Time x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateTime(columnIndex, x);
        }
    }

    @Override
    public void updateTimestamp(int columnIndex, Timestamp x) throws SQLException {
        if (updater.takes(columnIndex)) {
            updater.update(columnIndex, x);
        } else {
            delegate().updateTimestamp(columnIndex, x);
        }
    }
}
