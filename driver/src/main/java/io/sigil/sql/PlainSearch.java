package io.sigil.sql;

/** What the database can tell of values by their plaintext forms, see {@link StoredForm#PLAIN}. */
public enum PlainSearch {
    /** Nothing: a value has several forms, or the column's search compares something else than the value. */
    NONE,
    /** Which are equal. */
    EQUALITY,
    /** Which are equal, and which is greater. */
    ORDER
}
