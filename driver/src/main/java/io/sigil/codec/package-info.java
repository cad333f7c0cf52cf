/** Java value, canonical bytes of a logical type, and back into whatever a getter asks for. */
@NullMarked
package io.sigil.codec;

import org.jspecify.annotations.NullMarked;
