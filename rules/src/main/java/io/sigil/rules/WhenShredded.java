package io.sigil.rules;

/** What a read of a shredded subject's value gives. */
public enum WhenShredded {
    NULL,
    ERROR
}
