package io.sigil.operations.ddl;

/** When a statement of a migration is run. */
public enum MigrationPhase {
    /** Before rows are moved. */
    BEFORE,
    /** When every row has been moved and verified. */
    AFTER
}
