package io.sigil.rules;

/** The physical form of a cell. */
public enum Storage {
    /** VARBINARY, BYTEA or BLOB. */
    BINARY,
    /** Base64 over an alphabet in ASCII order, for columns that stay character columns. */
    TEXT
}
