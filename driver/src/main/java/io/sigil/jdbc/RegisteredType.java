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

    static int of(int type, Dialect dialect) {
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
}
