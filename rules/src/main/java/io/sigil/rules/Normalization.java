package io.sigil.rules;

/** What is done to a text before its search token is computed, in the order of the rules file. */
public enum Normalization {
    TRIM,
    LOWERCASE
}
