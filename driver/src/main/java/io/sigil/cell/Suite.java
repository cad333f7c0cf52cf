package io.sigil.cell;

import io.sigil.keys.KeyPurpose;
import io.sigil.rules.Mode;
import org.jspecify.annotations.Nullable;

/** The algorithm of a cell, named by the cell's fourth byte. A number never changes its meaning. */
public enum Suite {
    /** XAES-256-GCM (C2SP): 24-byte random nonce, ciphertext, 16-byte tag. */
    XAES_256_GCM(1, 24, 16, KeyPurpose.RANDOMIZED),
    /** AES-256-SIV (RFC 5297): 16-byte synthetic IV, which is also the tag, and ciphertext. */
    AES_256_SIV(2, 16, 0, KeyPurpose.DETERMINISTIC);

    private static final Suite[] SUITES = values();

    private final byte number;
    private final int nonceBytes;
    private final int tagBytes;
    private final KeyPurpose purpose;

    Suite(int number, int nonceBytes, int tagBytes, KeyPurpose purpose) {
        this.number = (byte) number;
        this.nonceBytes = nonceBytes;
        this.tagBytes = tagBytes;
        this.purpose = purpose;
    }

    /**
     * The suite of a rule's mode.
     *
     * @throws IllegalArgumentException for {@link Mode#FORMAT_PRESERVING}, whose stored values aren't cells
     */
    public static Suite of(Mode mode) {
        switch (mode) {
            case RANDOMIZED:
                return XAES_256_GCM;
            case DETERMINISTIC:
                return AES_256_SIV;
            case FORMAT_PRESERVING:
                throw new IllegalArgumentException("a format-preserving value is no cell");
        }
        throw new AssertionError(mode);
    }

    /** The suite with this number, or null when there is none. */
    static @Nullable Suite ofNumber(byte number) {
        for (Suite suite : SUITES) {
            if (suite.number == number) {
                return suite;
            }
        }
        return null;
    }

    /** The cell's fourth byte. */
    byte number() {
        return number;
    }

    /** Bytes of the nonce or synthetic IV, which stands before the ciphertext. */
    int nonceBytes() {
        return nonceBytes;
    }

    /** Bytes that a body is longer than its plaintext: nonce or synthetic IV, and tag. */
    int bodyOverhead() {
        return nonceBytes + tagBytes;
    }

    /** The only purpose that a data key of this suite may have. */
    KeyPurpose purpose() {
        return purpose;
    }
}
