/** Connections, statements and cursors from their beginning to their end. */
package io.sigil.it.lifecycle;
