package io.sigil.benchmark;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encryption as an application would write it with JCE, ciphers kept from one value to the next. Not thread-safe. */
final class HandCipher {
    private static final int XAES_NONCE = 24;
    private static final int GCM_NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int BLOCK = 16;

    private final boolean derives;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Cipher block = Cipher.getInstance("AES/ECB/NoPadding");
    private final Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
    private final Cipher ctr = Cipher.getInstance("AES/CTR/NoPadding");
    private final Mac mac = Mac.getInstance("HmacSHA256");
    private final byte[] subkey;

    /** @param derives XAES-256-GCM, which derives a key for each nonce; otherwise AES-256-GCM */
    HandCipher(boolean derives) throws GeneralSecurityException {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 7);
        this.derives = derives;
        this.key = new SecretKeySpec(secret, "AES");
        block.init(Cipher.ENCRYPT_MODE, key);
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        this.subkey = doubled(block.doFinal(new byte[BLOCK]));
    }

    byte[] encrypt(byte[] value) throws GeneralSecurityException {
        byte[] nonce = new byte[derives ? XAES_NONCE : GCM_NONCE];
        random.nextBytes(nonce);
        start(Cipher.ENCRYPT_MODE, nonce, 0);
        byte[] cell = Arrays.copyOf(nonce, nonce.length + value.length + TAG_BITS / Byte.SIZE);
        gcm.doFinal(value, 0, value.length, cell, nonce.length);
        return cell;
    }

    byte[] decrypt(byte[] cell) throws GeneralSecurityException {
        int start = derives ? XAES_NONCE : GCM_NONCE;
        start(Cipher.DECRYPT_MODE, cell, start);
        return gcm.doFinal(cell, start, cell.length - start);
    }

    private void start(int mode, byte[] nonce, int length) throws GeneralSecurityException {
        if (derives) {
            byte[] derived = derived(nonce);
            gcm.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(TAG_BITS, nonce, GCM_NONCE, 12));
        } else {
            gcm.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, length == 0 ? nonce.length : length));
        }
    }

    /** C2SP XAES-256-GCM. */
    private byte[] derived(byte[] nonce) throws GeneralSecurityException {
        byte[] blocks = new byte[2 * BLOCK];
        for (int i = 0; i < 2; i++) {
            blocks[i * BLOCK + 1] = (byte) (i + 1);
            blocks[i * BLOCK + 2] = 'X';
            System.arraycopy(nonce, 0, blocks, i * BLOCK + 4, GCM_NONCE);
            for (int j = 0; j < BLOCK; j++) {
                blocks[i * BLOCK + j] ^= subkey[j];
            }
        }
        return block.doFinal(blocks);
    }

    /** Equal values give equal cells: the first 16 bytes of an HMAC are the counter. */
    byte[] encryptAlike(byte[] value) throws GeneralSecurityException {
        byte[] iv = Arrays.copyOf(mac.doFinal(value), BLOCK);
        ctr.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
        byte[] cell = Arrays.copyOf(iv, BLOCK + value.length);
        ctr.doFinal(value, 0, value.length, cell, BLOCK);
        return cell;
    }

    private static byte[] doubled(byte[] block) {
        byte[] result = new byte[block.length];
        int carry = 0;
        for (int i = block.length - 1; i >= 0; i--) {
            int value = (block[i] & 0xff) << 1 | carry;
            result[i] = (byte) value;
            carry = value >>> 8;
        }
        result[block.length - 1] ^= (byte) (carry * 0x87);
        return result;
    }
}
