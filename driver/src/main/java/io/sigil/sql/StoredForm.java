package io.sigil.sql;

/** In which form a column holds a value; a column in motion has several. */
public enum StoredForm {
    /** The form that every write makes. */
    WRITTEN,
    /** A cell of the column's own rule. */
    CELL,
    /** A cell of the rule that the column had before. */
    PREVIOUS,
    /** Plaintext: the text of the value, or its bytes. */
    PLAIN
}
