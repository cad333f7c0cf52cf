/** What the command line does to a database, for programs: no arguments are read here and nothing is printed. */
@NullMarked
package io.sigil.operations;

import org.jspecify.annotations.NullMarked;
