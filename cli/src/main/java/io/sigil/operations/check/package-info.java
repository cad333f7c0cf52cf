/** Rules against a live database and its keys: what doesn't fit, and what to do about it. */
@NullMarked
package io.sigil.operations.check;

import org.jspecify.annotations.NullMarked;
