/** The outcome of an analysis: what to change in the text, what to bind, what to decode. */
@NullMarked
package io.sigil.sql.plan;

import org.jspecify.annotations.NullMarked;
