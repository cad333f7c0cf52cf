package io.sigil.schema;

import io.sigil.sql.Relation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The table of the database that a rule means. Immutable. */
public final class LocatedTable {
    private final @Nullable String catalog;
    private final @Nullable String schema;
    private final String name;
    private final Relation relation;

    LocatedTable(PhysicalTable table, Relation relation) {
        this.catalog = table.catalog();
        this.schema = table.schema();
        this.name = table.name();
        this.relation = Objects.requireNonNull(relation);
    }

    /** As the database's metadata name it. */
    public @Nullable String catalog() {
        return catalog;
    }

    /** As the database's metadata name it; null for MySQL and MariaDB. */
    public @Nullable String schema() {
        return schema;
    }

    /** As the database spells it. */
    public String name() {
        return name;
    }

    /** Every column, with the rules of those that have one. */
    public Relation relation() {
        return relation;
    }
}
