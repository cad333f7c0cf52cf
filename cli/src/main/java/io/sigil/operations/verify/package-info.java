/** Reads every stored value of a table, authenticates every cell and counts what there is. */
@NullMarked
package io.sigil.operations.verify;

import org.jspecify.annotations.NullMarked;
