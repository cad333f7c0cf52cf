package io.sigil.schema;

import io.sigil.rules.ColumnRule;

/** Knows the shape of every rule's cells, but for format-preserving ones, which have that of values; the schema itself knows nothing of cells. Thread-safe. */
@FunctionalInterface
public interface CellShapes {
    CellShape of(ColumnRule rule);
}
