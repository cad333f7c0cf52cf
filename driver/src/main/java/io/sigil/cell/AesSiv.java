package io.sigil.cell;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.spec.SecretKeySpec;

/** AES-SIV (RFC 5297) under one key. Not thread-safe. */
final class AesSiv {

    /** Bytes of the synthetic IV, which is the tag too. */
    static final int IV_BYTES = 16;

    static final int AES_256_KEY_BYTES = 64;

    private static final int BLOCK_BYTES = 16;

    private final AesCounter ctr;
    private final AesCmac cmac;
    /** S2V begins with the CMAC of a block of zeros, always. */
    private final byte[] macOfZero;
    /** The associated data of the latest text: cells of one column share theirs. No secret. */
    private byte[] latestData = {};
    /** S2V's sum after {@link #latestData} alone. */
    private byte[] latestSum;

    /** A key of 32, 48 or 64 bytes: one half for S2V, then one half for CTR (RFC 5297 §2.6). It is copied. */
    AesSiv(byte[] key) throws GeneralSecurityException {
        int half = key.length / 2;
        this.cmac = new AesCmac(new SecretKeySpec(key, 0, half, "AES"));
        this.ctr = new AesCounter(new SecretKeySpec(key, half, half, "AES"));
        this.macOfZero = cmac.mac(new byte[BLOCK_BYTES]);
        this.latestSum = sum(macOfZero, latestData);
    }

    /** Writes synthetic IV and ciphertext, {@code 16 + plaintext.length} bytes, to {@code out} (RFC 5297 §2.6). */
    void encrypt(byte[] plaintext, byte[] out, int outOffset, byte[]... associatedData)
            throws GeneralSecurityException {
        byte[] iv = s2v(plaintext, associatedData);
        System.arraycopy(iv, 0, out, outOffset, IV_BYTES);
        ctr.apply(counter(iv), plaintext, 0, plaintext.length, out, outOffset + IV_BYTES);
    }

    /**
     * The plaintext of what reaches from {@code inOffset} to the end of {@code in}: synthetic IV and ciphertext (RFC 5297
     * §2.7). The IV is compared in constant time.
     *
     * @throws AEADBadTagException when the synthetic IV doesn't fit; the plaintext is wiped
     */
    byte[] decrypt(byte[] in, int inOffset, byte[]... associatedData) throws GeneralSecurityException {
        byte[] iv = Arrays.copyOfRange(in, inOffset, inOffset + IV_BYTES);
        byte[] plaintext = new byte[in.length - inOffset - IV_BYTES];
        ctr.apply(counter(iv), in, inOffset + IV_BYTES, plaintext.length, plaintext, 0);
        if (!MessageDigest.isEqual(iv, s2v(plaintext, associatedData))) {
            Arrays.fill(plaintext, (byte) 0);
            throw new AEADBadTagException("synthetic IV doesn't fit");
        }
        return plaintext;
    }

    /** The counter starts at the IV with the top bits of its last two words cleared (RFC 5297 §2.5). */
    private static byte[] counter(byte[] iv) {
        byte[] counter = iv.clone();
        counter[8] &= 0x7f;
        counter[12] &= 0x7f;
        return counter;
    }

    /** RFC 5297 §2.4, for at least the one component that is the plaintext. */
    private byte[] s2v(byte[] plaintext, byte[]... associatedData) throws GeneralSecurityException {
        byte[] sum = associatedData.length == 1 ? sumOfOne(associatedData[0]) : macOfZero;
        for (int i = 0; associatedData.length != 1 && i < associatedData.length; i++) {
            sum = sum(sum, associatedData[i]);
        }
        byte[] last;
        if (plaintext.length >= BLOCK_BYTES) {
            last = plaintext.clone();
            Blocks.xor(sum, last, last.length - BLOCK_BYTES);
        } else {
            last = Arrays.copyOf(plaintext, BLOCK_BYTES);
            last[plaintext.length] = (byte) 0x80;
            Blocks.xor(Blocks.doubled(sum), last, 0);
        }
        byte[] iv = cmac.mac(last);
        Arrays.fill(last, (byte) 0);
        return iv;
    }

    private byte[] sumOfOne(byte[] component) throws GeneralSecurityException {
        if (!Arrays.equals(component, latestData)) {
            latestSum = sum(macOfZero, component);
            latestData = component.clone();
        }
        return latestSum;
    }

    private byte[] sum(byte[] before, byte[] component) throws GeneralSecurityException {
        byte[] sum = Blocks.doubled(before);
        Blocks.xor(cmac.mac(component), sum, 0);
        return sum;
    }
}
