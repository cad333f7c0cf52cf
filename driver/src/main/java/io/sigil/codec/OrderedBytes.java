package io.sigil.codec;

/** Fixed-width big-endian numbers whose unsigned byte order is numeric order. */
final class OrderedBytes {

    private OrderedBytes() {}

    /** The low {@code width} bytes of a signed number, sign bit flipped. */
    static byte[] ofSigned(long value, int width) {
        byte[] bytes = new byte[width];
        write(bytes, 0, width, value);
        bytes[0] ^= (byte) 0x80;
        return bytes;
    }

    /** The reverse of {@link #ofSigned}. */
    static long toSigned(byte[] bytes, int offset, int width) {
        long value = (byte) (bytes[offset] ^ 0x80);
        for (int i = 1; i < width; i++) {
            value = (value << 8) | (bytes[offset + i] & 0xffL);
        }
        return value;
    }

    /** Writes the low {@code width} bytes, unsigned. */
    static void write(byte[] bytes, int offset, int width, long value) {
        for (int i = 0; i < width; i++) {
            bytes[offset + i] = (byte) (value >> (8 * (width - 1 - i)));
        }
    }

    /** Reads {@code width} bytes, at most 7, unsigned. */
    static long read(byte[] bytes, int offset, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = (value << 8) | (bytes[offset + i] & 0xffL);
        }
        return value;
    }

    /**
     * IEEE 754 bits to a signed integer of the same order: negative numbers have their magnitude bits inverted. NaN must
     * be canonical; it sorts above infinity, as PostgreSQL and H2 have it.
     */
    static long ofBits(long bits) {
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /** As {@link #ofBits(long)}, for 32 bits; its own inverse too. */
    static int ofBits(int bits) {
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }
}
