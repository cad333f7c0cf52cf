package io.sigil.operations.move;

/** What becomes of the stored values. */
public enum Direction {
    /** Plaintext becomes cells; cells stay as they are. */
    ENCRYPT,
    /** Cells become plaintext. */
    DECRYPT,
    /**
     * Cells become cells as they are written now: of the newest data key and, where the rule has {@code previous}, of the rule's
     * own key, mode and search.
     */
    REENCRYPT
}
