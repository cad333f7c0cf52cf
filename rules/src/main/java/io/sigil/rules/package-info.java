/**
 * The rules file: YAML text to an immutable {@link io.sigil.rules.Rules} model, with a position for everything that is
 * wrong. Knows nothing of JDBC or SQL.
 */
@NullMarked
package io.sigil.rules;

import org.jspecify.annotations.NullMarked;
