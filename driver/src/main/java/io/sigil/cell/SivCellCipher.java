package io.sigil.cell;

import java.security.GeneralSecurityException;

/** Bodies of deterministic cells: synthetic IV, ciphertext. Not thread-safe. */
final class SivCellCipher implements CellCipher {

    private final AesSiv siv;

    SivCellCipher(byte[] key) throws GeneralSecurityException {
        this.siv = new AesSiv(key);
    }

    @Override
    public void seal(byte[] associatedData, byte[] plaintext, byte[] cell, int bodyOffset, RowNonces row)
            throws GeneralSecurityException {
        siv.encrypt(plaintext, cell, bodyOffset, associatedData);
    }

    @Override
    public byte[] open(byte[] associatedData, byte[] cell, int bodyOffset) throws GeneralSecurityException {
        return siv.decrypt(cell, bodyOffset, associatedData);
    }
}
