package io.sigil.cell;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** AES-CMAC (NIST SP 800-38B, RFC 4493) under one key. Not thread-safe. */
final class AesCmac {

    private static final int BLOCK_BYTES = 16;

    private final Cipher block;
    private final byte[] k1;
    private final byte[] k2;

    AesCmac(SecretKey key) throws GeneralSecurityException {
        this.block = Cipher.getInstance("AES/ECB/NoPadding");
        block.init(Cipher.ENCRYPT_MODE, key);
        this.k1 = Blocks.doubled(block.doFinal(new byte[BLOCK_BYTES]));
        this.k2 = Blocks.doubled(k1);
    }

    /** The 16-byte MAC. */
    byte[] mac(byte[] message) throws GeneralSecurityException {
        byte[] state = new byte[BLOCK_BYTES];
        int position = 0;
        for (; message.length - position > BLOCK_BYTES; position += BLOCK_BYTES) {
            add(message, position, BLOCK_BYTES, state);
            encrypt(state);
        }
        int rest = message.length - position;
        add(message, position, rest, state);
        if (rest == BLOCK_BYTES) {
            Blocks.xor(k1, state, 0);
        } else {
            state[rest] ^= (byte) 0x80;
            Blocks.xor(k2, state, 0);
        }
        encrypt(state);
        return state;
    }

    private static void add(byte[] message, int position, int length, byte[] state) {
        for (int i = 0; i < length; i++) {
            state[i] ^= message[position + i];
        }
    }

    private void encrypt(byte[] state) throws GeneralSecurityException {
        block.doFinal(state, 0, BLOCK_BYTES, state, 0);
    }
}
