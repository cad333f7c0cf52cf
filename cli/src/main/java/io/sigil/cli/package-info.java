/** The command line: reads arguments, calls {@code io.sigil.operations}, prints what came of it. */
@NullMarked
package io.sigil.cli;

import org.jspecify.annotations.NullMarked;
