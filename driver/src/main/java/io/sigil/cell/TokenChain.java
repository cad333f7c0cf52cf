package io.sigil.cell;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * A pseudorandom function over a path through a tree: CBC-MAC with AES-256, whose messages are any number of STEP blocks and
 * one LEAF block. No message is the beginning of another, which is what CBC-MAC asks for (Bellare, Kilian, Rogaway 2000;
 * Petrank, Rackoff 2000). Not thread-safe.
 */
final class TokenChain {

    static final int KEY_BYTES = 32;
    static final int BLOCK_BYTES = 16;

    private static final byte STEP = 1;
    private static final byte LEAF = 2;

    /** A block is 11 zero bytes, its kind, and four bytes of content. */
    private static final int KIND_OFFSET = 11;

    private final Cipher block;

    /** Copies the 32 bytes of {@code key} from {@code offset}. */
    TokenChain(byte[] key, int offset) throws GeneralSecurityException {
        this.block = Cipher.getInstance("AES/ECB/NoPadding");
        block.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, offset, KEY_BYTES, "AES"));
    }

    /** The state before the first step; it, and every later one, is secret. */
    static byte[] start() {
        return new byte[BLOCK_BYTES];
    }

    /** Goes on to the child {@code content}. */
    void step(byte[] state, int content) throws GeneralSecurityException {
        add(STEP, content, state, 0);
        block.doFinal(state, 0, BLOCK_BYTES, state, 0);
    }

    /** Puts the leaf {@code content} below the state into {@code leaves}; {@link #finish} makes its 16 bytes of it. */
    static void putLeaf(byte[] state, int content, byte[] leaves, int offset) {
        System.arraycopy(state, 0, leaves, offset, BLOCK_BYTES);
        add(LEAF, content, leaves, offset);
    }

    /** All leaves at once, so that the processor works on several. */
    void finish(byte[] leaves) throws GeneralSecurityException {
        block.doFinal(leaves, 0, leaves.length, leaves, 0);
    }

    private static void add(byte kind, int content, byte[] target, int offset) {
        target[offset + KIND_OFFSET] ^= kind;
        for (int i = 0; i < Integer.BYTES; i++) {
            target[offset + BLOCK_BYTES - 1 - i] ^= (byte) (content >>> (Byte.SIZE * i));
        }
    }

    static void wipe(byte[] state) {
        Arrays.fill(state, (byte) 0);
    }
}
