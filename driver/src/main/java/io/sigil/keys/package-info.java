/**
 * Data keys: made, wrapped, kept, cached and rotated. The service provider interface {@link
 * io.sigil.keys.KeyEncryptionService} is public API; the rest serves the driver. Knows nothing of cells.
 */
@NullMarked
package io.sigil.keys;

import org.jspecify.annotations.NullMarked;
