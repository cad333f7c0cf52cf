package io.sigil.keys;

/** How far a stored data key is in its life. */
public enum KeyState {
    /** The newest version writes, every version reads. */
    ACTIVE,
    /** Never writes again. A scan has found no cell of it; one that turns up, as out of a backup, is still read. */
    RETIRED,
    /** A subject's key that was destroyed: only its name is left, so that its cells are known for what they are. */
    SHREDDED
}
