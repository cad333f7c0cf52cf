/** The driver's entry: what a program names, and how Sigil finds its rules and the driver behind it. */
@NullMarked
package io.sigil;

import org.jspecify.annotations.NullMarked;
