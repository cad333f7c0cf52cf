package io.sigil.cell;

import org.jspecify.annotations.Nullable;

/**
 * The nonces of one row's randomized cells. The first is random, and each further one is the one before plus one, in its last 12
 * bytes: so they share the 12 bytes from which XAES-256-GCM derives a key, which is then derived once for the row.
 *
 * <p><b>Security guarantees.</b> Within 2<sup>96</sup> cells no nonce of an object repeats; between objects they are as random as if each
 * were drawn. <b>Warning.</b> Whoever sees the cells sees which of them have nonces of one object. So an object serves the cells of
 * one row that is inserted, which lie side by side anyway, and never two rows. Not thread-safe.
 */
public final class RowNonces {
    private byte @Nullable [] latest;

    /** @param nonce takes it */
    void next(RandomizedSuite.NonceSource source, byte[] nonce) {
        byte[] before = latest;
        if (before == null) {
            source.next(nonce);
            latest = nonce.clone();
            return;
        }
        for (int i = before.length - 1; i >= Xaes256Gcm.DERIVATION_NONCE_BYTES; i--) {
            if (++before[i] != 0) {
                break;
            }
        }
        System.arraycopy(before, 0, nonce, 0, nonce.length);
    }
}
