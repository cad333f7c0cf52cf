/** Every error that Sigil raises: its code, SQLState and exception class. */
@NullMarked
package io.sigil.error;

import org.jspecify.annotations.NullMarked;
