/**
 * SQL text to statement plan. A newcomer reads {@link io.sigil.sql.Analyzer}, then {@code lexer}, {@code tree},
 * {@code parser}, {@code typing} and {@code plan}, in the order in which a statement passes through them. Knows nothing
 * of JDBC objects.
 */
@NullMarked
package io.sigil.sql;

import org.jspecify.annotations.NullMarked;
