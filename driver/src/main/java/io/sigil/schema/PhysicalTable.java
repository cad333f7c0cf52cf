package io.sigil.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One table or view as {@code DatabaseMetaData.getColumns} describes it. Immutable. */
public final class PhysicalTable {
    private final @Nullable String catalog;
    private final @Nullable String schema;
    private final String name;
    private final List<PhysicalColumn> columns;

    PhysicalTable(@Nullable String catalog, @Nullable String schema, String name, List<PhysicalColumn> columns) {
        this.catalog = catalog;
        this.schema = schema;
        this.name = name;
        this.columns = List.copyOf(columns);
    }

    public @Nullable String catalog() {
        return catalog;
    }

    public @Nullable String schema() {
        return schema;
    }

    public String name() {
        return name;
    }

    /** In the order of {@code SELECT *}. */
    public List<PhysicalColumn> columns() {
        return columns;
    }

    /** With its schema, or for MySQL and MariaDB its database. */
    public String qualifiedName() {
        String qualifier = schema != null ? schema : catalog;
        return qualifier == null ? name : qualifier + "." + name;
    }
}
