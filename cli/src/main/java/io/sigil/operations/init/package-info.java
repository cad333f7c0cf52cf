/** Proposes rules for columns that look personal. */
@NullMarked
package io.sigil.operations.init;

import org.jspecify.annotations.NullMarked;
