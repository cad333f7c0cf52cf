package io.sigil.rules;

/** What is done to a text before its search token is computed, in the order of the rules file. */
public enum Normalization {
    /** Spaces (U+0020) at both ends go, as SQL's TRIM has it. */
    TRIM,
    /** Each character becomes its lower case of the root locale. */
    LOWERCASE,
    /** Unicode normalization form KC: what only looks the same becomes the same. */
    NFKC,
    /** What isn't one of the digits 0 to 9 goes. */
    DIGITS_ONLY
}
