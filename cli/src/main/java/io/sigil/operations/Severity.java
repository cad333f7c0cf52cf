package io.sigil.operations;

/** How much a finding matters. */
public enum Severity {
    /** Statements will be refused, or values aren't protected as the rules say. */
    ERROR,
    /** Works, but not as somebody may expect. */
    WARNING,
    /** Worth knowing. */
    NOTE
}
