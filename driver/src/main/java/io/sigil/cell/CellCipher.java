package io.sigil.cell;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;

/** Seals and opens the bodies of cells under one data key. Not thread-safe: {@link CipherPool} lends it out. */
interface CellCipher {

    /**
     * Writes the body into {@code cell}, from {@code bodyOffset} to its end.
     *
     * @param row gives the nonce, where the suite has one
     */
    void seal(byte[] associatedData, byte[] plaintext, byte[] cell, int bodyOffset, RowNonces row)
            throws GeneralSecurityException;

    /**
     * The plaintext of the body that reaches from {@code bodyOffset} to the end of {@code cell}.
     *
     * @throws AEADBadTagException when the tag doesn't fit; no plaintext has left the cipher
     */
    byte[] open(byte[] associatedData, byte[] cell, int bodyOffset) throws GeneralSecurityException;
}
