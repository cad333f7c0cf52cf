package io.sigil.codec;

import java.sql.Types;

/** What a delegate's metadata says of a plaintext column of the type. Immutable. */
final class TypeDescription {

    private final int jdbcType;
    private final String typeName;
    private final String javaClassName;
    private final int precision;
    private final int scale;
    private final int displaySize;

    TypeDescription(int jdbcType, String typeName, String javaClassName, int precision, int scale, int displaySize) {
        this.jdbcType = jdbcType;
        this.typeName = typeName;
        this.javaClassName = javaClassName;
        this.precision = precision;
        this.scale = scale;
        this.displaySize = displaySize;
    }

    static TypeDescription of(ColumnType column) {
        switch (column.dialect()) {
            case H2:
                return H2Types.describe(column);
            case POSTGRESQL:
                return PostgresTypes.describe(column);
            case MYSQL:
            case MARIADB:
                return MySqlTypes.describe(column);
        }
        throw new AssertionError(column.dialect());
    }

    /** NUMERIC in the place of DECIMAL. */
    TypeDescription named(String numeric) {
        return new TypeDescription(Types.NUMERIC, numeric, javaClassName, precision, scale, displaySize);
    }

    TypeDescription sized(int newPrecision, int newScale, int newDisplaySize) {
        return new TypeDescription(jdbcType, typeName, javaClassName, newPrecision, newScale, newDisplaySize);
    }

    int jdbcType() {
        return jdbcType;
    }

    String typeName() {
        return typeName;
    }

    String javaClassName() {
        return javaClassName;
    }

    int precision() {
        return precision;
    }

    int scale() {
        return scale;
    }

    int displaySize() {
        return displaySize;
    }

    boolean signed() {
        switch (jdbcType) {
            case Types.TINYINT:
            case Types.SMALLINT:
            case Types.INTEGER:
            case Types.BIGINT:
            case Types.DECIMAL:
            case Types.NUMERIC:
            case Types.REAL:
            case Types.DOUBLE:
                return true;
            default:
                return false;
        }
    }
}
