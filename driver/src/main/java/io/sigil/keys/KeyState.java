package io.sigil.keys;

/** How far a stored data key is in its life. */
public enum KeyState {
    /** The newest version writes, every version reads. */
    ACTIVE,
    /** Reads what is left, never writes. */
    RETIRED
}
