package io.sigil.jdbc;

import io.sigil.codec.Codec;
import io.sigil.dialect.Dialect;
import io.sigil.rules.LogicalType;
import java.sql.Types;
import java.util.Set;

/**
 * Which getters of a CallableStatement give of a parameter what those of a ResultSet give of a column. pgjdbc has one for each
 * type; MariaDB Connector and Connector/J convert otherwise where it is left out here.
 */
final class CallGetter {
    private static final Set<String> TEXTS =
            Set.of("getNString", "getClob", "getNClob", "getCharacterStream", "getNCharacterStream");

    private static final Set<String> NUMBERS = Set.of("getDouble", "getFloat");

    private CallGetter() {}

    /** @param calendar whether one was given */
    static boolean isSure(String getter, Codec codec, boolean calendar, Dialect dialect) {
        LogicalType.Kind kind = codec.logicalType().kind();
        switch (dialect) {
            case H2:
                return true;
            case POSTGRESQL:
                // With a calendar, null or not, it goes through texts that lack fractions or zones.
                return isPostgres(getter, codec.jdbcType());
            case MARIADB:
                return !calendar
                        && (kind.isText() || !TEXTS.contains(getter))
                        && (!isFloating(kind) || NUMBERS.contains(getter));
            case MYSQL:
                return kind.isText() || !TEXTS.contains(getter);
        }
        throw new AssertionError(dialect);
    }

    /** Of getObject with a class. */
    static boolean isSure(Class<?> type, Codec codec, Dialect dialect) {
        LogicalType.Kind kind = codec.logicalType().kind();
        switch (dialect) {
            case H2:
            case MYSQL:
                return true;
            case POSTGRESQL:
                return false;
            case MARIADB:
                return isFloating(kind)
                        ? type == Double.class || type == Float.class
                        : !kind.isText() || type == String.class;
        }
        throw new AssertionError(dialect);
    }

    private static boolean isFloating(LogicalType.Kind kind) {
        return kind == LogicalType.Kind.DOUBLE || kind == LogicalType.Kind.REAL;
    }

    /** Whether pgjdbc's getter gives a parameter of this type; {@code getObject} gives any. */
    private static boolean isPostgres(String getter, int type) {
        switch (RegisteredType.of(type, Dialect.POSTGRESQL)) {
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
