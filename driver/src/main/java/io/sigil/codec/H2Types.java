package io.sigil.codec;

import io.sigil.rules.LogicalType;
import java.sql.Types;

/** ResultSetMetaData of H2 2. */
final class H2Types {

    /** H2's limit of VARCHAR and VARBINARY. */
    private static final int MAX_LENGTH = 1_000_000_000;

    private H2Types() {}

    static TypeDescription describe(ColumnType column) {
        LogicalType type = column.type();
        int length = type.maxLength().orElse(MAX_LENGTH);
        switch (type.kind()) {
            case CHAR:
                return text(Types.CHAR, "CHARACTER", length);
            case VARCHAR:
                return text(Types.VARCHAR, "CHARACTER VARYING", length);
            case CLOB:
                return large(Types.CLOB, "CHARACTER LARGE OBJECT", "java.sql.Clob");
            case BOOLEAN:
                return new TypeDescription(Types.BOOLEAN, "BOOLEAN", "java.lang.Boolean", 1, 0, 5);
            case SMALLINT:
                return new TypeDescription(Types.SMALLINT, "SMALLINT", "java.lang.Integer", 16, 0, 6);
            case INTEGER:
                return new TypeDescription(Types.INTEGER, "INTEGER", "java.lang.Integer", 32, 0, 11);
            case BIGINT:
                return new TypeDescription(Types.BIGINT, "BIGINT", "java.lang.Long", 64, 0, 20);
            case DECIMAL:
                return new TypeDescription(
                        Types.DECIMAL,
                        "DECIMAL",
                        "java.math.BigDecimal",
                        type.precision(),
                        type.scale(),
                        type.precision() + 2);
            case REAL:
                return new TypeDescription(Types.REAL, "REAL", "java.lang.Float", 24, 0, 15);
            case DOUBLE:
                return new TypeDescription(Types.DOUBLE, "DOUBLE PRECISION", "java.lang.Double", 53, 0, 24);
            case DATE:
                return new TypeDescription(Types.DATE, "DATE", "java.sql.Date", 10, 0, 10);
            case TIME:
                return moment(Types.TIME, "TIME", "java.sql.Time", 8, type.fraction());
            case TIMESTAMP:
                return moment(Types.TIMESTAMP, "TIMESTAMP", "java.sql.Timestamp", 19, type.fraction());
            case TIMESTAMP_WITH_TIME_ZONE:
                return moment(
                        Types.TIMESTAMP_WITH_TIMEZONE,
                        "TIMESTAMP WITH TIME ZONE",
                        "java.time.OffsetDateTime",
                        25,
                        type.fraction());
            case BINARY:
                return binary(Types.BINARY, "BINARY", length);
            case VARBINARY:
                return binary(Types.VARBINARY, "BINARY VARYING", length);
            case BLOB:
                return large(Types.BLOB, "BINARY LARGE OBJECT", "java.sql.Blob");
            case UUID:
                return new TypeDescription(Types.BINARY, "UUID", "java.util.UUID", 16, 0, 36);
        }
        throw new AssertionError(type);
    }

    private static TypeDescription text(int jdbcType, String name, int length) {
        return new TypeDescription(jdbcType, name, "java.lang.String", length, 0, length);
    }

    private static TypeDescription large(int jdbcType, String name, String javaClass) {
        return new TypeDescription(jdbcType, name, javaClass, Integer.MAX_VALUE, 0, Integer.MAX_VALUE);
    }

    /** Two hexadecimal digits show one byte. */
    private static TypeDescription binary(int jdbcType, String name, int length) {
        int display = (int) Math.min(Integer.MAX_VALUE, 2L * length);
        return new TypeDescription(jdbcType, name, "[B", length, 0, display);
    }

    private static TypeDescription moment(int jdbcType, String name, String javaClass, int width, int fraction) {
        int display = fraction == 0 ? width : width + 1 + fraction;
        return new TypeDescription(jdbcType, name, javaClass, display, fraction, display);
    }
}
