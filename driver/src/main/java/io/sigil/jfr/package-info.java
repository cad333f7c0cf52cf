/** Events for Java Flight Recorder: what happened and how long it took, never a value, key or SQL text. */
@NullMarked
package io.sigil.jfr;

import org.jspecify.annotations.NullMarked;
