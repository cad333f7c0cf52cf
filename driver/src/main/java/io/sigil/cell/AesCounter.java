package io.sigil.cell;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/** AES-CTR (NIST SP 800-38A §6.5) under one key, for many short texts with a counter block each. Not thread-safe. */
final class AesCounter {

    private static final int BLOCK_BYTES = 16;

    /** For up to so much, making the key stream by hand is quicker than starting the provider's CTR mode. */
    private static final int SHORT_BYTES = 8 * BLOCK_BYTES;

    private final SecretKey key;
    private final Cipher block;
    private final Cipher ctr;
    /** Wiped after each text. */
    private final byte[] stream = new byte[SHORT_BYTES];

    AesCounter(SecretKey key) throws GeneralSecurityException {
        this.key = key;
        this.block = Cipher.getInstance("AES/ECB/NoPadding");
        this.ctr = Cipher.getInstance("AES/CTR/NoPadding");
        block.init(Cipher.ENCRYPT_MODE, key);
    }

    /** Encrypts or decrypts, which is the same; {@code counter} is the first counter block, and is used up. */
    void apply(byte[] counter, byte[] in, int inOffset, int length, byte[] out, int outOffset)
            throws GeneralSecurityException {
        if (length > SHORT_BYTES) {
            ctr.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
            ctr.doFinal(in, inOffset, length, out, outOffset);
            return;
        }
        int end = (length + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
        for (int i = 0; i < end; i += BLOCK_BYTES) {
            System.arraycopy(counter, 0, stream, i, BLOCK_BYTES);
            increment(counter);
        }
        block.doFinal(stream, 0, end, stream, 0);
        for (int i = 0; i < length; i++) {
            out[outOffset + i] = (byte) (in[inOffset + i] ^ stream[i]);
        }
        Arrays.fill(stream, 0, end, (byte) 0);
    }

    private static void increment(byte[] counter) {
        for (int i = BLOCK_BYTES - 1; i >= 0; i--) {
            counter[i]++;
            if (counter[i] != 0) {
                return;
            }
        }
    }
}
