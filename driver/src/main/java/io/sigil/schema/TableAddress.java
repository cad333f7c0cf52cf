package io.sigil.schema;

import java.util.List;
import java.util.Objects;

/**
 * Where a table is looked for: a catalog, the schemas in their order, a name; and whether the statement left it to the
 * session where that is. Folded. Immutable; compared by value.
 */
final class TableAddress {
    private final String catalog;
    private final List<String> schemas;
    private final String name;
    private final boolean unqualified;

    TableAddress(String catalog, List<String> schemas, String name) {
        this(catalog, schemas, name, false);
    }

    private TableAddress(String catalog, List<String> schemas, String name, boolean unqualified) {
        this.unqualified = unqualified;
        this.catalog = catalog;
        this.schemas = List.copyOf(schemas);
        this.name = name;
    }

    /** Of a name without schema or database. */
    static TableAddress unqualified(String catalog, List<String> schemas, String name) {
        return new TableAddress(catalog, schemas, name, true);
    }

    boolean isUnqualified() {
        return unqualified;
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
        return unqualified == that.unqualified
                && catalog.equals(that.catalog)
                && schemas.equals(that.schemas)
                && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(catalog, schemas, name, unqualified);
    }
}
