/** The statements that make a plaintext schema one for cells, and back. */
@NullMarked
package io.sigil.operations.ddl;

import org.jspecify.annotations.NullMarked;
