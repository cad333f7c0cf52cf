package io.sigil.operations.init;

import org.jspecify.annotations.Nullable;

/** One column of the schema that is looked at. Immutable. */
final class SchemaColumn {
    final String table;
    final String name;
    final @Nullable String type;
    final boolean generated;

    /** @param type the logical type; null when no rule has it */
    SchemaColumn(String table, String name, @Nullable String type, boolean generated) {
        this.table = table;
        this.name = name;
        this.type = type;
        this.generated = generated;
    }
}
