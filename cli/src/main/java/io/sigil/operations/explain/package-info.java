/** What the driver would do with statements, said in advance and without a key. */
@NullMarked
package io.sigil.operations.explain;

import org.jspecify.annotations.NullMarked;
