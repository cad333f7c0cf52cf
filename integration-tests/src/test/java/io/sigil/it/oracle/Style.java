package io.sigil.it.oracle;

/** How an application sends a statement. */
public enum Style {
    /** Statement.execute: literals only. */
    STATEMENT,
    /** PreparedStatement.execute, once per row of parameters. */
    PREPARED,
    /** PreparedStatement.addBatch per row of parameters, then executeBatch. */
    BATCH,
    /** Statement.addBatch per SQL text, then executeBatch. */
    STATEMENT_BATCH,
    /** As PREPARED, asking for generated keys. */
    PREPARED_GENERATED_KEYS,
    /** As STATEMENT, asking for generated keys. */
    STATEMENT_GENERATED_KEYS
}
