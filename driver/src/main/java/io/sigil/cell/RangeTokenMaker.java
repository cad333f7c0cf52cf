package io.sigil.cell;

import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Order-revealing digits (Chenette, Lewi, Weis, Wu: FSE 2016, §3) made order-preserving: one byte for each bit, which is the bit
 * plus a number of 0 to 254 that the bits before it determine. Two tokens are equal up to the first bit in which
 * the values differ, and there they differ by one.
 */
final class RangeTokenMaker implements SearchTokenMaker {

    static final int KEY_BYTES = TokenChain.KEY_BYTES;

    /** The numbers are 0 to 254, so that one more is still a byte. */
    private static final int DIGITS = 255;

    private final TokenChain chain;
    private final int width;
    private final int length;

    /** Wipes the key. */
    RangeTokenMaker(byte[] key, int width, int length) throws GeneralSecurityException {
        this.chain = new TokenChain(key, 0);
        Arrays.fill(key, (byte) 0);
        this.width = width;
        this.length = length;
    }

    @Override
    public byte[] token(byte[] value) throws GeneralSecurityException {
        if (value.length != width) {
            throw new IllegalArgumentException("a value has " + width + " bytes");
        }
        byte[] leaves = new byte[width * Byte.SIZE * TokenChain.BLOCK_BYTES];
        byte[] state = TokenChain.start();
        for (int i = 0; i < width; i++) {
            int bits = value[i] & 0xff;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                // The bits of this byte that stand before, after a leading one that tells how many they are.
                int before = (0x100 | bits) >>> (Byte.SIZE - bit);
                TokenChain.putLeaf(state, before, leaves, (i * Byte.SIZE + bit) * TokenChain.BLOCK_BYTES);
            }
            chain.step(state, bits);
        }
        TokenChain.wipe(state);
        chain.finish(leaves);
        byte[] token = new byte[length];
        for (int i = 0; i < width * Byte.SIZE; i++) {
            int bit = value[i / Byte.SIZE] >>> (Byte.SIZE - 1 - i % Byte.SIZE) & 1;
            token[i] = (byte) (digit(leaves, i * TokenChain.BLOCK_BYTES) + bit);
        }
        return token;
    }

    /** The block as a number modulo 255: 256 is 1 there, so that it is the sum of the bytes. */
    private static int digit(byte[] leaves, int offset) {
        int sum = 0;
        for (int i = 0; i < TokenChain.BLOCK_BYTES; i++) {
            sum += leaves[offset + i] & 0xff;
        }
        return sum % DIGITS;
    }
}
