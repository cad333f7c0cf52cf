package io.sigil.schema;

/** One column of a table as {@code DatabaseMetaData.getColumns} describes it. Immutable. */
public final class PhysicalColumn {
    private final String name;
    private final int jdbcType;
    private final String typeName;
    private final int size;
    private final boolean nullable;

    /**
     * @param jdbcType of {@link java.sql.Types}
     * @param size bytes or characters, as {@code COLUMN_SIZE}
     */
    PhysicalColumn(String name, int jdbcType, String typeName, int size, boolean nullable) {
        this.name = name;
        this.jdbcType = jdbcType;
        this.typeName = typeName;
        this.size = size;
        this.nullable = nullable;
    }

    public String name() {
        return name;
    }

    public int jdbcType() {
        return jdbcType;
    }

    public String typeName() {
        return typeName;
    }

    public int size() {
        return size;
    }

    public boolean nullable() {
        return nullable;
    }
}
