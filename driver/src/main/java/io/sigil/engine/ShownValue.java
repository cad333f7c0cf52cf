package io.sigil.engine;

import io.sigil.codec.Codec;
import io.sigil.dialect.Dialect;
import io.sigil.rules.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;

/**
 * Whether a value of a statement looks like a stored one when a database gives it as a result: cells don't tell 1.5 from
 * 1.50, nor a padded text from one that isn't, but an application would.
 */
final class ShownValue {
    private ShownValue() {}

    static boolean looksStored(Object value, byte[] canonical, Codec codec, Dialect dialect) throws SQLException {
        LogicalType type = codec.logicalType();
        switch (type.kind()) {
            case CHAR:
                return !(value instanceof String) || looksStored((String) value, type, dialect);
            case VARCHAR:
            case CLOB:
                return value instanceof String || dialect == Dialect.H2;
            case SMALLINT:
            case INTEGER:
            case BIGINT:
                return isWhole(value);
            case DECIMAL:
                return (value instanceof BigDecimal && ((BigDecimal) value).scale() == type.scale())
                        || (type.scale() == 0 && isWhole(value));
            case REAL:
            case DOUBLE:
                return value instanceof Number;
            case BINARY:
                return value instanceof byte[]
                        && ((byte[]) value).length == type.maxLength().orElse(-1);
            case BOOLEAN:
                return value instanceof Boolean || (isWhole(value) && dialect.isMySqlFamily());
            case DATE:
            case TIME:
            case TIMESTAMP:
            case TIMESTAMP_WITH_TIME_ZONE:
                return !(value instanceof String) || value.equals(codec.decode(canonical, String.class));
            case VARBINARY:
            case BLOB:
            case UUID:
                return true;
        }
        throw new AssertionError(type);
    }

    /** MySQL and MariaDB give no padding; elsewhere stored values are padded, and others aren't. */
    private static boolean looksStored(String value, LogicalType type, Dialect dialect) {
        if (value.endsWith(" ")) {
            return false;
        }
        int length = dialect == Dialect.H2 ? value.length() : value.codePointCount(0, value.length());
        return dialect.isMySqlFamily() || length == type.maxLength().orElse(-1);
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger;
    }

    /** Whether a parameter has the type that the result would have without it; PostgreSQL goes by the Java class. */
    static boolean hasOwnType(Object value, Codec codec, Dialect dialect) {
        if (dialect != Dialect.POSTGRESQL) {
            return true;
        }
        switch (codec.logicalType().kind()) {
            case SMALLINT:
            case INTEGER:
                return value instanceof Integer;
            case REAL:
                return value instanceof Float;
            default:
                return true;
        }
    }
}
