package io.sigil.rules;

/** How far the existing values of a column are encrypted. */
public enum ColumnState {
    ENCRYPTED,
    /** Stored plaintext is still accepted on read and found by searches; every write is encrypted. */
    MIGRATING,
    /** The way back: stored plaintext and cells are read and found by searches; every write is plaintext. */
    DECRYPTING;

    /** Whether plaintext may be stored. */
    public boolean mayHoldPlaintext() {
        switch (this) {
            case ENCRYPTED:
                return false;
            case MIGRATING:
            case DECRYPTING:
                return true;
        }
        throw new AssertionError(this);
    }
}
