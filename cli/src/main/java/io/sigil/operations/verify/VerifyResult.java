package io.sigil.operations.verify;

import io.sigil.operations.BadRow;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What a look at every row of a table has found. Immutable. */
public final class VerifyResult {
    private final Instant began;
    private final long rows;
    private final List<ColumnCount> columns;
    private final List<BadRow> bad;
    private final long badInAll;

    VerifyResult(Instant began, long rows, List<ColumnCount> columns, List<BadRow> bad, long badInAll) {
        this.began = Objects.requireNonNull(began);
        this.rows = rows;
        this.columns = List.copyOf(columns);
        this.bad = List.copyOf(bad);
        this.badInAll = badInAll;
    }

    /** When the first row was read, by this machine's clock. */
    public Instant began() {
        return began;
    }

    public long rows() {
        return rows;
    }

    /** One for each column of the selection, in its order. */
    public List<ColumnCount> columns() {
        return columns;
    }

    /** The values that aren't what the rules say, up to a thousand. */
    public List<BadRow> bad() {
        return bad;
    }

    /** How many there are, also beyond those of {@link #bad()}. */
    public long badInAll() {
        return badInAll;
    }
}
