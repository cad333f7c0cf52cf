/**
 * Cells: what is stored for one ruled value. {@link io.sigil.cell.RandomizedSuite} and
 * {@link io.sigil.cell.DeterministicSuite} seal, {@link io.sigil.cell.CellReader} opens. docs/cell-format.md is the
 * byte-exact specification.
 */
@NullMarked
package io.sigil.cell;

import org.jspecify.annotations.NullMarked;
