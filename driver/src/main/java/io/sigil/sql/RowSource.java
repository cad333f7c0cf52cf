package io.sigil.sql;

/** Whose rows the results of a passed-through statement are. */
public enum RowSource {
    /** Those that its text says. */
    STATEMENT,
    /** Those of statements that it doesn't show: a procedure's, or a cursor's. */
    OTHERS,
    /** Those of the database's catalogue. */
    CATALOGUE
}
