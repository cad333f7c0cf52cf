package io.sigil.rules;

/** What the operator says is known to leak from a column. */
public enum AcceptedLeakage {
    NONE,
    EQUALITY,
    ORDER
}
