/** What differs between the databases and is known without asking one. */
@NullMarked
package io.sigil.dialect;

import org.jspecify.annotations.NullMarked;
