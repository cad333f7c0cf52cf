/** What the commands do, without a command line: every operation works on a {@link io.sigil.operations.Target}. */
@NullMarked
package io.sigil.operations;

import org.jspecify.annotations.NullMarked;
