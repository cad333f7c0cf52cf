package io.sigil.codec;

import io.sigil.rules.LogicalType;
import java.sql.Types;

/** ResultSetMetaData of pgjdbc 42, which knows the types by their internal names. */
final class PostgresTypes {

    private PostgresTypes() {}

    static TypeDescription describe(ColumnType column) {
        LogicalType type = column.type();
        int length = type.maxLength().orElse(Integer.MAX_VALUE);
        switch (type.kind()) {
            case CHAR:
                return text(Types.CHAR, "bpchar", length);
            case VARCHAR:
                return text(Types.VARCHAR, "varchar", length);
            case CLOB:
                return text(Types.VARCHAR, "text", Integer.MAX_VALUE);
            case BOOLEAN:
                return new TypeDescription(Types.BIT, "bool", "java.lang.Boolean", 1, 0, 1);
            case SMALLINT:
                return new TypeDescription(Types.SMALLINT, "int2", "java.lang.Integer", 5, 0, 6);
            case INTEGER:
                return new TypeDescription(Types.INTEGER, "int4", "java.lang.Integer", 10, 0, 11);
            case BIGINT:
                return new TypeDescription(Types.BIGINT, "int8", "java.lang.Long", 19, 0, 20);
            case DECIMAL:
                return new TypeDescription(
                        Types.NUMERIC,
                        "numeric",
                        "java.math.BigDecimal",
                        type.precision(),
                        type.scale(),
                        1 + type.precision() + (type.scale() == 0 ? 0 : 1));
            case REAL:
                return new TypeDescription(Types.REAL, "float4", "java.lang.Float", 8, 8, 15);
            case DOUBLE:
                return new TypeDescription(Types.DOUBLE, "float8", "java.lang.Double", 17, 17, 25);
            case DATE:
                return new TypeDescription(Types.DATE, "date", "java.sql.Date", 13, 0, 13);
            case TIME:
                return moment(Types.TIME, "time", "java.sql.Time", 8, column);
            case TIMESTAMP:
                return moment(Types.TIMESTAMP, "timestamp", "java.sql.Timestamp", 22, column);
            case TIMESTAMP_WITH_TIME_ZONE:
                return moment(Types.TIMESTAMP, "timestamptz", "java.sql.Timestamp", 28, column);
            case BINARY:
            case VARBINARY:
            case BLOB:
                return new TypeDescription(Types.BINARY, "bytea", "[B", Integer.MAX_VALUE, 0, Integer.MAX_VALUE);
            case UUID:
                return new TypeDescription(
                        Types.OTHER, "uuid", "java.util.UUID", Integer.MAX_VALUE, 0, Integer.MAX_VALUE);
        }
        throw new AssertionError(type);
    }

    private static TypeDescription text(int jdbcType, String name, int length) {
        return new TypeDescription(jdbcType, name, "java.lang.String", length, 0, length);
    }

    /** pgjdbc reserves two digits for a fraction of one. */
    private static TypeDescription moment(int jdbcType, String name, String javaClass, int width, ColumnType column) {
        int digits = Fraction.digits(column);
        int fraction = digits == 0 ? 0 : Math.max(2, digits) + 1;
        return new TypeDescription(jdbcType, name, javaClass, width + fraction, digits, width + fraction);
    }
}
