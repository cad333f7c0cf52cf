package io.sigil.codec;

import io.sigil.dialect.Dialect;
import io.sigil.rules.LogicalType;
import java.sql.Types;

/** ResultSetMetaData of Connector/J 9 and MariaDB Connector 3. */
final class MySqlTypes {

    /** Four bytes for each character of a LONGTEXT's 2^31 - 1 bytes. */
    private static final int MYSQL_LONGTEXT = Integer.MAX_VALUE / 4;

    private MySqlTypes() {}

    static TypeDescription describe(ColumnType column) {
        LogicalType type = column.type();
        boolean mariaDb = column.dialect() == Dialect.MARIADB;
        int length = type.maxLength().orElse(Integer.MAX_VALUE);
        switch (type.kind()) {
            case CHAR:
                return text(Types.CHAR, "CHAR", length);
            case VARCHAR:
                return text(Types.VARCHAR, "VARCHAR", length);
            case CLOB:
                // MariaDB Connector reads the server's unsigned length as a signed one.
                return text(Types.LONGVARCHAR, "LONGTEXT", mariaDb ? 0 : MYSQL_LONGTEXT);
            case BOOLEAN:
                return mariaDb
                        ? new TypeDescription(Types.BOOLEAN, "BOOLEAN", "java.lang.Boolean", 1, 0, 1)
                        : new TypeDescription(Types.BIT, "BIT", "java.lang.Boolean", 1, 0, 1);
            case SMALLINT:
                return new TypeDescription(
                        Types.SMALLINT,
                        "SMALLINT",
                        mariaDb ? "java.lang.Short" : "java.lang.Integer",
                        5,
                        0,
                        mariaDb ? 6 : 5);
            case INTEGER:
                return new TypeDescription(
                        Types.INTEGER, mariaDb ? "INTEGER" : "INT", "java.lang.Integer", 10, 0, mariaDb ? 11 : 10);
            case BIGINT:
                return new TypeDescription(Types.BIGINT, "BIGINT", "java.lang.Long", 19, 0, mariaDb ? 20 : 19);
            case DECIMAL:
                return decimal(type, mariaDb);
            case REAL:
            case DOUBLE:
                return new TypeDescription(Types.DOUBLE, "DOUBLE", "java.lang.Double", 22, mariaDb ? 31 : 0, 22);
            case DATE:
                return new TypeDescription(Types.DATE, "DATE", "java.sql.Date", 10, 0, 10);
            case TIME:
                return moment(Types.TIME, "TIME", "java.sql.Time", 10, column);
            case TIMESTAMP:
                return moment(
                        Types.TIMESTAMP,
                        "DATETIME",
                        mariaDb ? "java.sql.Timestamp" : "java.time.LocalDateTime",
                        19,
                        column);
            case TIMESTAMP_WITH_TIME_ZONE:
                return moment(Types.TIMESTAMP, "TIMESTAMP", "java.sql.Timestamp", 19, column);
            case BINARY:
                return binary(mariaDb ? Types.VARBINARY : Types.BINARY, "BINARY", length, mariaDb);
            case VARBINARY:
                return binary(Types.VARBINARY, "VARBINARY", length, mariaDb);
            case BLOB:
                return blob(mariaDb);
            case UUID:
                return new TypeDescription(Types.OTHER, "uuid", "java.util.UUID", 36, 0, 144);
        }
        throw new AssertionError(type);
    }

    private static TypeDescription text(int jdbcType, String name, int length) {
        return new TypeDescription(jdbcType, name, "java.lang.String", length, 0, length);
    }

    /** MariaDB Connector spells the class as Java source does. */
    private static TypeDescription binary(int jdbcType, String name, int length, boolean mariaDb) {
        return new TypeDescription(jdbcType, name, mariaDb ? "byte[]" : "[B", length, 0, length);
    }

    private static TypeDescription decimal(LogicalType type, boolean mariaDb) {
        return new TypeDescription(
                Types.DECIMAL,
                "DECIMAL",
                "java.math.BigDecimal",
                type.precision(),
                type.scale(),
                type.precision() + (!mariaDb ? 0 : type.scale() == 0 ? 1 : 2));
    }

    /**
     * MariaDB Connector 3 announces a Blob, though getObject gives bytes as Connector/J does; and it reads the server's
     * unsigned length as a signed one.
     */
    private static TypeDescription blob(boolean mariaDb) {
        return mariaDb
                ? new TypeDescription(Types.LONGVARBINARY, "LONGBLOB", "java.sql.Blob", -1, 0, -1)
                : new TypeDescription(Types.LONGVARBINARY, "LONGBLOB", "[B", Integer.MAX_VALUE, 0, Integer.MAX_VALUE);
    }

    private static TypeDescription moment(int jdbcType, String name, String javaClass, int width, ColumnType column) {
        int digits = Fraction.digits(column);
        int display = digits == 0 ? width : width + 1 + digits;
        int scale = column.dialect() == Dialect.MARIADB ? digits : 0;
        return new TypeDescription(jdbcType, name, javaClass, display, scale, display);
    }
}
