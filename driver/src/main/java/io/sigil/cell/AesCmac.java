package io.sigil.cell;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/** AES-CMAC (NIST SP 800-38B, RFC 4493) under one key. Not thread-safe. */
final class AesCmac {

    private static final int BLOCK_BYTES = 16;

    /** Longer messages go through in pieces; a multiple of the block. */
    private static final int PIECE_BYTES = 256;

    /** CBC under an IV of zeros chains as SP 800-38B §6.2 does, and the provider runs it over many blocks at once. */
    private final Cipher chain;

    private final byte[] k1;
    private final byte[] k2;
    /** Holds pieces of messages, and is wiped after each. */
    private final byte[] piece = new byte[PIECE_BYTES];

    AesCmac(SecretKey key) throws GeneralSecurityException {
        this.chain = Cipher.getInstance("AES/CBC/NoPadding");
        chain.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[BLOCK_BYTES]));
        this.k1 = Blocks.doubled(chain.doFinal(new byte[BLOCK_BYTES]));
        this.k2 = Blocks.doubled(k1);
    }

    /** The 16-byte MAC. */
    byte[] mac(byte[] message) throws GeneralSecurityException {
        int position = 0;
        for (; message.length - position > PIECE_BYTES; position += PIECE_BYTES) {
            chain.update(message, position, PIECE_BYTES, piece, 0);
        }
        int rest = message.length - position;
        int end = Math.max(BLOCK_BYTES, (rest + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES);
        System.arraycopy(message, position, piece, 0, rest);
        Arrays.fill(piece, rest, end, (byte) 0);
        if (rest == end) {
            Blocks.xor(k1, piece, end - BLOCK_BYTES);
        } else {
            piece[rest] = (byte) 0x80;
            Blocks.xor(k2, piece, end - BLOCK_BYTES);
        }
        chain.doFinal(piece, 0, end, piece, 0);
        byte[] mac = Arrays.copyOfRange(piece, end - BLOCK_BYTES, end);
        Arrays.fill(piece, (byte) 0);
        return mac;
    }
}
