package io.sigil.schema;

import java.util.List;
import java.util.Objects;

/** Where a table is looked for: a catalog, the schemas in their order, a name. Folded. Immutable; compared by value. */
final class TableAddress {
    private final String catalog;
    private final List<String> schemas;
    private final String name;

    TableAddress(String catalog, List<String> schemas, String name) {
        this.catalog = catalog;
        this.schemas = List.copyOf(schemas);
        this.name = name;
    }

    /** Empty when there is none. */
    String catalog() {
        return catalog;
    }

    /** Empty for MySQL and MariaDB. */
    List<String> schemas() {
        return schemas;
    }

    String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof TableAddress)) {
            return false;
        }
        TableAddress that = (TableAddress) other;
        return catalog.equals(that.catalog) && schemas.equals(that.schemas) && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(catalog, schemas, name);
    }
}
