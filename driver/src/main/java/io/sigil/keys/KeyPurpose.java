package io.sigil.keys;

/** What a data key is for. A key serves one purpose only. */
public enum KeyPurpose {
    RANDOMIZED,
    DETERMINISTIC,
    SEARCH
}
