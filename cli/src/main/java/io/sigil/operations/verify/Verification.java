package io.sigil.operations.verify;

import io.sigil.operations.ColumnSelection;
import io.sigil.operations.JobListener;
import io.sigil.operations.RuledDatabase;
import java.sql.SQLException;
import java.util.Objects;

/**
 * {@code sigil verify}: reads and authenticates every cell of a table at full speed and changes nothing. What the column's state
 * allows besides cells is counted and not bad. Immutable, thread-safe.
 */
public final class Verification {
    private final RuledDatabase database;
    private final ColumnSelection selection;
    private final VerifyOptions options;

    public Verification(RuledDatabase database, ColumnSelection selection, VerifyOptions options) {
        this.database = Objects.requireNonNull(database);
        this.selection = Objects.requireNonNull(selection);
        this.options = Objects.requireNonNull(options);
    }

    /**
     * Reads the table by one statement: each row is seen exactly once, as it was when the statement began.
     *
     * @throws SQLException SIGIL-5xxx when keys can't be had, or the database's own; a bad value is no exception
     */
    public VerifyResult run(JobListener listener) throws SQLException, InterruptedException {
        return new TableScan(database, selection, Judges.asTheRulesSay(), options)
                .run(listener)
                .result();
    }
}
