/** Data keys: where they come from, how long they live, and who may see their bytes. */
@NullMarked
package io.sigil.keys;

import org.jspecify.annotations.NullMarked;
