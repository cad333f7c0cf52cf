/** Pooled connections and global transactions. */
package io.sigil.it.xa;
