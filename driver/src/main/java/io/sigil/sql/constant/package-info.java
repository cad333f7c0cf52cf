/**
 * Expressions over placeholders and literals alone. Where one meets a ruled column it is evaluated here, before
 * encryption; only what gives the same in the database for sure is evaluated, everything else is refused. Immutable.
 */
@NullMarked
package io.sigil.sql.constant;

import org.jspecify.annotations.NullMarked;
