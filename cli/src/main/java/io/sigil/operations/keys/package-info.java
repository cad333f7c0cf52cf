/** The life of data keys: listed, counted in the tables, ended. */
@NullMarked
package io.sigil.operations.keys;

import org.jspecify.annotations.NullMarked;
