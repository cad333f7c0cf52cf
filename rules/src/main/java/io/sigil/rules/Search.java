package io.sigil.rules;

/** What a search token in front of a randomized cell lets the database find. */
public enum Search {
    NONE,
    EQUALITY,
    PREFIX,
    RANGE
}
