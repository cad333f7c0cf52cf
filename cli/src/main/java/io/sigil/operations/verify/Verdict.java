package io.sigil.operations.verify;

/** What one stored value turned out to be. */
public enum Verdict {
    /** As it is to be. */
    FINE,
    /** A whole value, and not in the form that is wanted. */
    LEFT,
    /** A cell of a shredded data subject, which stays as it is. */
    SHREDDED
}
