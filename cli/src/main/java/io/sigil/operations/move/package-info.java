/** Moves the stored values of columns: plaintext to cells, cells to plaintext, cells to newer cells. */
@NullMarked
package io.sigil.operations.move;

import org.jspecify.annotations.NullMarked;
