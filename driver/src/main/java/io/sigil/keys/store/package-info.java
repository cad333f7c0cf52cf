/** Key stores: a table, or a file. */
@NullMarked
package io.sigil.keys.store;

import org.jspecify.annotations.NullMarked;
