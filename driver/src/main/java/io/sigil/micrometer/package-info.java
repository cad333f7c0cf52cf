/** For applications that have Micrometer. Nothing else of Sigil refers to it, and Sigil works without it. */
@NullMarked
package io.sigil.micrometer;

import org.jspecify.annotations.NullMarked;
