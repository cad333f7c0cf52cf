package io.sigil.rules;

/** How far the existing values of a column are encrypted. */
public enum ColumnState {
    ENCRYPTED,
    /** Stored plaintext is still accepted on read and found by searches; every write is encrypted. */
    MIGRATING
}
