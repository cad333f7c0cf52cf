/** Flyway's plug-in for {@code jdbc:sigil:} URLs. On the class path it is enough; nothing here is called by applications. */
@NullMarked
package io.sigil.flyway;

import org.jspecify.annotations.NullMarked;
