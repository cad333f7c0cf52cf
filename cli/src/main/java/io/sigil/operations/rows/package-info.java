/** Rows as a job sees them: a key that says where they are, and what is stored in their ruled columns. */
@NullMarked
package io.sigil.operations.rows;

import org.jspecify.annotations.NullMarked;
