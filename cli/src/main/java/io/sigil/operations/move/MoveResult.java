package io.sigil.operations.move;

import io.sigil.operations.BadRow;
import io.sigil.operations.verify.VerifyResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a job has done. Immutable. */
public final class MoveResult {
    private final long rowsChanged;
    private final int passes;
    private final List<BadRow> bad;
    private final Optional<VerifyResult> verification;

    MoveResult(long rowsChanged, int passes, List<BadRow> bad, Optional<VerifyResult> verification) {
        this.rowsChanged = rowsChanged;
        this.passes = passes;
        this.bad = List.copyOf(bad);
        this.verification = Objects.requireNonNull(verification);
    }

    /**
     * Whether every value is what the job makes of it, each cell authenticated, as one statement saw the table. Only then may the
     * column's state be changed.
     */
    public boolean isComplete() {
        return bad.isEmpty() && verification.isPresent();
    }

    /** Rows that this process changed; an earlier one, cut off, may have changed others. */
    public long rowsChanged() {
        return rowsChanged;
    }

    /** How often the job looked for values that are left; at least 1. */
    public int passes() {
        return passes;
    }

    /** Values that can't be moved, up to a thousand; they are as they were. */
    public List<BadRow> bad() {
        return bad;
    }

    /** What the last look at every row found; empty when the job was stopped before. */
    public Optional<VerifyResult> verification() {
        return verification;
    }
}
