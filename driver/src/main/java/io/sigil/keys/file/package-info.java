/** Files that are replaced as a whole or not at all. */
@NullMarked
package io.sigil.keys.file;

import org.jspecify.annotations.NullMarked;
