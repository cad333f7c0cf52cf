/**
 * What the database says of its tables: lazy, and only of ruled tables and of what they are joined with. A newcomer reads
 * {@link io.sigil.schema.SessionCatalog}, which answers the analysis, and {@link io.sigil.schema.SessionReader}, which
 * finds out how a connection's SQL reads.
 */
@NullMarked
package io.sigil.schema;

import org.jspecify.annotations.NullMarked;
