package io.sigil.rules;

/** How values of a ruled column are encrypted. */
public enum Mode {
    /** XAES-256-GCM under a fresh nonce: equal values give different cells. */
    RANDOMIZED,
    /** AES-256-SIV: equal values of one domain give equal cells, so the database can compare, join and index them. */
    DETERMINISTIC,
    /** FF1: the cell has the shape of the value. No integrity. */
    FORMAT_PRESERVING
}
