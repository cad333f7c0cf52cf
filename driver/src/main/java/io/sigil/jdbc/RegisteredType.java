package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import java.sql.Types;

/** What registerOutParameter's type comes to in the drivers that go by it. */
final class RegisteredType {
    private RegisteredType() {}

    /** Whether a driver takes both for one. */
    static boolean isSame(int one, int other, Dialect dialect) {
        return of(one, dialect) == of(other, dialect);
    }

    private static int of(int type, Dialect dialect) {
        switch (type) {
            case Types.TINYINT:
                return Types.SMALLINT;
            case Types.LONGVARCHAR:
                return Types.VARCHAR;
            case Types.DECIMAL:
                return Types.NUMERIC;
            case Types.FLOAT:
                return Types.DOUBLE;
            case Types.VARBINARY:
            case Types.LONGVARBINARY:
            case Types.BINARY:
                return Types.BINARY;
            case Types.BOOLEAN:
                return Types.BIT;
            case Types.CHAR:
            case Types.CLOB:
            case Types.NVARCHAR:
                return dialect == Dialect.MYSQL ? Types.VARCHAR : type;
            case Types.BLOB:
                return dialect == Dialect.MYSQL ? Types.BINARY : type;
            default:
                return type;
        }
    }

    /** Whether pgjdbc's getter gives a parameter of this type; {@code getObject} gives any. */
    static boolean isReadBy(String getter, int type) {
        switch (of(type, Dialect.POSTGRESQL)) {
            case Types.VARCHAR:
                return getter.equals("getString");
            case Types.BIT:
                return getter.equals("getBoolean");
            case Types.SMALLINT:
                return getter.equals("getShort") || getter.equals("getByte");
            case Types.INTEGER:
                return getter.equals("getInt");
            case Types.BIGINT:
                return getter.equals("getLong");
            case Types.REAL:
                return getter.equals("getFloat");
            case Types.DOUBLE:
                return getter.equals("getDouble");
            case Types.NUMERIC:
                return getter.equals("getBigDecimal");
            case Types.BINARY:
                return getter.equals("getBytes");
            case Types.DATE:
                return getter.equals("getDate");
            case Types.TIME:
                return getter.equals("getTime");
            case Types.TIMESTAMP:
                return getter.equals("getTimestamp");
            default:
                return false;
        }
    }
}
