package io.sigil.cell;

/** Arithmetic on 16-byte blocks, without branches that depend on their content. */
final class Blocks {

    private Blocks() {}

    /** Multiplication by x in GF(2^128), big-endian: the dbl() of RFC 5297 §2.3, the subkey step of SP 800-38B §6.1. */
    static byte[] doubled(byte[] block) {
        byte[] result = new byte[block.length];
        int carry = 0;
        for (int i = block.length - 1; i >= 0; i--) {
            int value = (block[i] & 0xff) << 1 | carry;
            result[i] = (byte) value;
            carry = value >>> 8;
        }
        result[block.length - 1] ^= (byte) (0x87 & -carry);
        return result;
    }

    /** Adds {@code block} to the bytes of {@code target} from {@code offset}. */
    static void xor(byte[] block, byte[] target, int offset) {
        for (int i = 0; i < block.length; i++) {
            target[offset + i] ^= block[i];
        }
    }
}
