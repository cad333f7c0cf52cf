/** A PKCS#12 keyring as key encryption service. */
@NullMarked
package io.sigil.keys.local;

import org.jspecify.annotations.NullMarked;
