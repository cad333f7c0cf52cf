package io.sigil.cell;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** XAES-256-GCM as <a href="https://c2sp.org/XAES-256-GCM">C2SP</a> specifies it, under one key. Not thread-safe. */
final class Xaes256Gcm {

    static final int NONCE_BYTES = 24;
    static final int TAG_BYTES = 16;

    private static final int BLOCK_BYTES = 16;
    /** How much of the nonce the key is derived from; what is left is the nonce of AES-256-GCM. */
    static final int DERIVATION_NONCE_BYTES = 12;

    /** The KDF's label (NIST SP 800-108r1): the letter X. */
    private static final byte LABEL = 'X';

    private final Cipher block;
    private final Cipher gcm;
    /** The first CMAC subkey (NIST SP 800-38B §6.1); the second is never needed, as the KDF's input is a whole block. */
    private final byte[] k1;
    /** Input and output of the KDF; wiped after each derivation. */
    private final byte[] blocks = new byte[2 * BLOCK_BYTES];
    /** What {@link #latest} was derived from; no secret. */
    private final byte[] latestStart = new byte[DERIVATION_NONCE_BYTES];
    /** The key that was derived last: the next cell of a row has it too, and the JDK keeps the schedule of a key that comes again. */
    private @Nullable SecretKeySpec latest;

    /** The key's 32 bytes are copied. */
    Xaes256Gcm(byte[] key) throws GeneralSecurityException {
        this.block = Cipher.getInstance("AES/ECB/NoPadding");
        this.gcm = Cipher.getInstance("AES/GCM/NoPadding");
        block.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        this.k1 = Blocks.doubled(block.doFinal(new byte[BLOCK_BYTES]));
    }

    /** Writes ciphertext and tag, {@code plaintext.length + 16} bytes, to {@code out}. The nonce must be fresh. */
    void encrypt(byte[] nonce, byte[] associatedData, byte[] plaintext, byte[] out, int outOffset)
            throws GeneralSecurityException {
        start(Cipher.ENCRYPT_MODE, nonce, 0, associatedData);
        gcm.doFinal(plaintext, 0, plaintext.length, out, outOffset);
    }

    /**
     * The plaintext of what reaches from {@code inOffset} to the end of {@code in}: ciphertext and tag.
     *
     * @param nonce holds the nonce from {@code nonceOffset}
     * @throws AEADBadTagException when the tag doesn't fit
     */
    byte[] decrypt(byte[] nonce, int nonceOffset, byte[] associatedData, byte[] in, int inOffset)
            throws GeneralSecurityException {
        start(Cipher.DECRYPT_MODE, nonce, nonceOffset, associatedData);
        return gcm.doFinal(in, inOffset, in.length - inOffset);
    }

    private void start(int mode, byte[] nonce, int offset, byte[] associatedData) throws GeneralSecurityException {
        GCMParameterSpec rest = new GCMParameterSpec(
                TAG_BYTES * Byte.SIZE, nonce, offset + DERIVATION_NONCE_BYTES, NONCE_BYTES - DERIVATION_NONCE_BYTES);
        gcm.init(mode, key(nonce, offset), rest);
        gcm.updateAAD(associatedData);
    }

    private SecretKeySpec key(byte[] nonce, int offset) throws GeneralSecurityException {
        SecretKeySpec known = latest;
        int end = offset + DERIVATION_NONCE_BYTES;
        if (known != null && Arrays.equals(latestStart, 0, DERIVATION_NONCE_BYTES, nonce, offset, end)) {
            return known;
        }
        SecretKeySpec key = derivedKey(nonce, offset);
        System.arraycopy(nonce, offset, latestStart, 0, DERIVATION_NONCE_BYTES);
        latest = key;
        return key;
    }

    /** CMAC of 00 01 'X' 00 nonce[0..11], then of 00 02 'X' 00 nonce[0..11]: one block each. */
    SecretKeySpec derivedKey(byte[] nonce, int offset) throws GeneralSecurityException {
        Arrays.fill(blocks, (byte) 0);
        for (int i = 0; i < 2; i++) {
            int start = i * BLOCK_BYTES;
            blocks[start + 1] = (byte) (i + 1);
            blocks[start + 2] = LABEL;
            System.arraycopy(nonce, offset, blocks, start + 4, DERIVATION_NONCE_BYTES);
            Blocks.xor(k1, blocks, start);
        }
        block.doFinal(blocks, 0, blocks.length, blocks, 0);
        SecretKeySpec key = new SecretKeySpec(blocks, "AES");
        Arrays.fill(blocks, (byte) 0);
        return key;
    }
}
