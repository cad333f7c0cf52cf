package io.sigil.cell;

import java.security.SecureRandom;

/**
 * XAES-256-GCM cells under fresh random nonces.
 *
 * <p><b>Security guarantees.</b> Equal values give unrelated cells: the database learns the length of a value and
 * nothing else (indistinguishability under chosen plaintext). A cell that was changed, or moved to another domain, type,
 * subject, row key or search token, is refused (integrity of ciphertexts). One data key serves 2<sup>75</sup> rows of up to 32
 * cells with a chance of 2<sup>-32</sup> that any two cells share a nonce.
 *
 * <p><b>Warning.</b> An older cell of the same context put back in the place of a newer one is not noticed, nor is a cell
 * copied to another row of its column unless its context is bound to the row. The length of a value shows, and which cells of a row were inserted together ({@link RowNonces}). Two cells
 * under one nonce would give both away, so never restore a running JVM from a snapshot twice. XAES-256-GCM doesn't commit
 * to its key.
 */
public final class RandomizedSuite extends CellSuite {

    /** A suite that takes each nonce from the platform's secure random generator when it is needed, never ahead. */
    public RandomizedSuite() {
        this(new SecureRandom()::nextBytes);
    }

    RandomizedSuite(NonceSource nonces) {
        super(Suite.XAES_256_GCM, secret -> new XaesCellCipher(secret, nonces));
    }

    /** Fills a nonce with bytes that were never used before. Thread-safe. */
    interface NonceSource {
        void next(byte[] nonce);
    }
}
