/**
 * Cipher typing: resolves every column to its origin and finds out, for every expression, whether it is plain, a cell of
 * a domain, or still free. What doesn't fit is refused. (The type deduction of SQL Server's Always Encrypted, done on
 * the client.)
 */
@NullMarked
package io.sigil.sql.typing;

import org.jspecify.annotations.NullMarked;
