/** How far each ruled column is. */
@NullMarked
package io.sigil.operations.status;

import org.jspecify.annotations.NullMarked;
