package io.sigil.cell;

import java.security.GeneralSecurityException;

/** Bodies of randomized cells: nonce, ciphertext, tag. Not thread-safe. */
final class XaesCellCipher implements CellCipher {

    private final Xaes256Gcm xaes;
    private final RandomizedSuite.NonceSource nonces;
    /** The latest cell's; no secret. */
    private final byte[] nonce = new byte[Xaes256Gcm.NONCE_BYTES];

    XaesCellCipher(byte[] secret, RandomizedSuite.NonceSource nonces) throws GeneralSecurityException {
        this.xaes = new Xaes256Gcm(secret);
        this.nonces = nonces;
    }

    @Override
    public void seal(byte[] associatedData, byte[] plaintext, byte[] cell, int bodyOffset, RowNonces row)
            throws GeneralSecurityException {
        row.next(nonces, nonce);
        System.arraycopy(nonce, 0, cell, bodyOffset, nonce.length);
        xaes.encrypt(nonce, associatedData, plaintext, cell, bodyOffset + nonce.length);
    }

    @Override
    public byte[] open(byte[] associatedData, byte[] cell, int bodyOffset) throws GeneralSecurityException {
        return xaes.decrypt(cell, bodyOffset, associatedData, cell, bodyOffset + Xaes256Gcm.NONCE_BYTES);
    }
}
