/** How a result column came of a ruled one: what the analysis finds out and the description of results needs. */
@NullMarked
package io.sigil.origin;

import org.jspecify.annotations.NullMarked;
