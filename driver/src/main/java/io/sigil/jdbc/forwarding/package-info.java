/**
 * Every method of each JDBC interface, alphabetical, one line each. Complete and boring: whoever wraps a JDBC object
 * overrides what it changes and nothing is forgotten. The classes are {@code @NullUnmarked}, because JDBC doesn't say
 * which of its arguments and results may be null.
 */
@NullMarked
package io.sigil.jdbc.forwarding;

import org.jspecify.annotations.NullMarked;
