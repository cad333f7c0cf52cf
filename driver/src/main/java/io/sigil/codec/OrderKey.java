package io.sigil.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes of one width for all values of a type, whose unsigned order is SQL order. Numbers, dates and times have them already:
 * their canonical form, for TIMESTAMP WITH TIME ZONE the instant in it. A text becomes 21 bits for each character that it
 * may have: one more than the character's place in the order of the database's binary collation, or zero beyond its end.
 * Immutable, thread-safe.
 */
public final class OrderKey {

    private static final int BITS_OF_CHARACTER = 21;

    private static final int FIRST_SURROGATE = 0xD800;
    private static final int FIRST_SUPPLEMENTARY = 0x10000;
    private static final int SUPPLEMENTARY = 0x100000;

    private final Codec codec;
    private final int width;

    /** @param codec of a type that {@code search: range} is for */
    public OrderKey(Codec codec) {
        this.codec = codec;
        this.width = isText(codec)
                ? (codec.logicalType().maxLength().orElseThrow() * BITS_OF_CHARACTER + Byte.SIZE - 1) / Byte.SIZE
                : codec.comparable(new byte[codec.maxCanonicalBytes()]).length;
    }

    private static boolean isText(Codec codec) {
        return codec.logicalType().kind().isText();
    }

    /** Bytes of a key. */
    public int width() {
        return width;
    }

    /** The key of a value, of which {@code canonical} is the canonical form. */
    public byte[] of(byte[] canonical) {
        return isText(codec) ? ofText(canonical) : Arrays.copyOf(codec.comparable(canonical), width);
    }

    private byte[] ofText(byte[] canonical) {
        byte[] key = new byte[width];
        int[] codePoints =
                new String(canonical, StandardCharsets.UTF_8).codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            int place = 1 + (codec.column.isH2() ? utf16Place(codePoints[i]) : codePoints[i]);
            for (int bit = 0; bit < BITS_OF_CHARACTER; bit++) {
                int at = i * BITS_OF_CHARACTER + bit;
                int set = place >>> (BITS_OF_CHARACTER - 1 - bit) & 1;
                key[at / Byte.SIZE] |= (byte) (set << (Byte.SIZE - 1 - at % Byte.SIZE));
            }
        }
        return key;
    }

    /** H2 compares UTF-16 units: characters beyond the first plane stand where the surrogates are. */
    private static int utf16Place(int codePoint) {
        if (codePoint < FIRST_SURROGATE) {
            return codePoint;
        }
        return codePoint >= FIRST_SUPPLEMENTARY
                ? codePoint - FIRST_SUPPLEMENTARY + FIRST_SURROGATE
                : codePoint + SUPPLEMENTARY;
    }
}
