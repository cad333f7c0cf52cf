/** The lexical rules of the dialects: text to tokens, with every placeholder and literal numbered as a slot. */
@NullMarked
package io.sigil.sql.lexer;

import org.jspecify.annotations.NullMarked;
