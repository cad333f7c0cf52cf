package io.sigil.cell;

import io.sigil.rules.Mode;

/** How much room cells take, exactly; physical columns are made this wide. */
public final class CellSize {

    /** The most bytes of plaintext that one cell may hold: 1 GiB. */
    public static final int MAX_PLAINTEXT_BYTES = 1 << 30;

    /** The longest search token, in bytes. */
    static final int MAX_TOKEN_BYTES = 1 << 16;

    private CellSize() {}

    /**
     * Bytes of a cell in binary storage.
     *
     * @param plaintextBytes 0 to {@link #MAX_PLAINTEXT_BYTES}
     * @param mode RANDOMIZED or DETERMINISTIC
     * @param tokenLength bytes of the rule's search token, 0 when it has none
     * @throws IllegalArgumentException when an argument is out of its range
     */
    public static int binary(int plaintextBytes, Mode mode, int tokenLength) {
        return binary(plaintextBytes, Suite.of(mode), tokenLength);
    }

    /** Characters, all of them ASCII, of a cell in text storage; see {@link #binary(int, Mode, int)}. */
    public static int text(int plaintextBytes, Mode mode, int tokenLength) {
        return TextStorage.encodedLength(binary(plaintextBytes, mode, tokenLength));
    }

    static int binary(int plaintextBytes, Suite suite, int tokenLength) {
        if (plaintextBytes < 0 || plaintextBytes > MAX_PLAINTEXT_BYTES) {
            throw new IllegalArgumentException("plaintext has 0 to 2^30 bytes");
        }
        if (tokenLength < 0 || tokenLength > MAX_TOKEN_BYTES) {
            throw new IllegalArgumentException("a search token has 0 to 2^16 bytes");
        }
        return CellHeader.length(tokenLength) + suite.bodyOverhead() + plaintextBytes;
    }
}
