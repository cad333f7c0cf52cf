/**
 * A recursive-descent parser over the lexer's tokens. It knows what cipher typing needs to know and refuses the rest.
 * Operators that only compute (arithmetic, concatenation, JSON access) need no precedence among each other, because
 * none of them may meet a cell.
 */
@NullMarked
package io.sigil.sql.parser;

import org.jspecify.annotations.NullMarked;
