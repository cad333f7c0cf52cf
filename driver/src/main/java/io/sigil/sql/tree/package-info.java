/**
 * The parts of a statement that matter to cipher typing. Every node knows its first token; visitors have no default, so
 * that a new kind of node can't be forgotten.
 */
@NullMarked
package io.sigil.sql.tree;

import org.jspecify.annotations.NullMarked;
