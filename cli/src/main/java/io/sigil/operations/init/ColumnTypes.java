package io.sigil.operations.init;

import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The logical type of a plaintext column. Stateless. */
final class ColumnTypes {
    /** What databases answer for a text without a limit. */
    private static final int UNLIMITED = 1_048_576;

    private ColumnTypes() {}

    /**
     * Null for a type that no rule has.
     *
     * @param size {@code COLUMN_SIZE}
     * @param scale {@code DECIMAL_DIGITS}
     */
    static @Nullable String of(int jdbcType, String typeName, int size, int scale) {
        if (typeName.equalsIgnoreCase("uuid")) {
            return "UUID";
        }
        switch (jdbcType) {
            case Types.CHAR:
            case Types.NCHAR:
                return "CHAR(" + Math.max(1, size) + ")";
            case Types.VARCHAR:
            case Types.NVARCHAR:
                return size > 0 && size < UNLIMITED ? "VARCHAR(" + size + ")" : "CLOB";
            case Types.LONGVARCHAR:
            case Types.LONGNVARCHAR:
            case Types.CLOB:
            case Types.NCLOB:
                return "CLOB";
            case Types.BOOLEAN:
                return "BOOLEAN";
            case Types.TINYINT:
            case Types.SMALLINT:
                return "SMALLINT";
            case Types.INTEGER:
                return "INTEGER";
            case Types.BIGINT:
                return "BIGINT";
            case Types.DECIMAL:
            case Types.NUMERIC:
                return size >= 1 && size <= 1000 && scale >= 0 && scale <= size
                        ? "DECIMAL(" + size + "," + scale + ")"
                        : null;
            case Types.REAL:
                return "REAL";
            case Types.DOUBLE:
            case Types.FLOAT:
                return "DOUBLE";
            case Types.DATE:
                return "DATE";
            case Types.TIME:
                return "TIME(" + Math.min(6, Math.max(0, scale)) + ")";
            case Types.TIMESTAMP:
                return "TIMESTAMP(" + Math.min(6, Math.max(0, scale)) + ")";
            default:
                return null;
        }
    }

    static boolean isText(@Nullable String type) {
        return type != null && (type.startsWith("CHAR") || type.startsWith("VARCHAR") || type.equals("CLOB"));
    }
}
