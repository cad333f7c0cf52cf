package io.sigil.operations;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** How far a job is. Immutable. */
public final class JobProgress {
    /** What a job is doing. */
    public enum Phase {
        /** Rows are read and their values replaced. */
        MOVING,
        /** Every row is read and every cell authenticated, in one statement. */
        VERIFYING
    }

    private final Phase phase;
    private final long rowsDone;
    private final long rowsChanged;
    private final long rowsInAll;
    private final double rowsPerSecond;
    private final Optional<String> pause;

    /**
     * @param rowsDone rows of this phase that were looked at, in this process and those before
     * @param rowsChanged rows of this phase whose value was replaced
     * @param rowsInAll as the database's statistics have it; negative: not known
     * @param rowsPerSecond over the last seconds
     * @param pause why nothing is done just now
     */
    public JobProgress(
            Phase phase,
            long rowsDone,
            long rowsChanged,
            long rowsInAll,
            double rowsPerSecond,
            Optional<String> pause) {
        this.phase = Objects.requireNonNull(phase);
        this.rowsDone = rowsDone;
        this.rowsChanged = rowsChanged;
        this.rowsInAll = rowsInAll;
        this.rowsPerSecond = rowsPerSecond;
        this.pause = Objects.requireNonNull(pause);
    }

    public Phase phase() {
        return phase;
    }

    /** Rows of this phase that were looked at. */
    public long rowsDone() {
        return rowsDone;
    }

    /** Rows of this phase whose value was replaced; always 0 while verifying. */
    public long rowsChanged() {
        return rowsChanged;
    }

    /** About how many rows the table has; empty when the database can't say cheaply. */
    public OptionalLong rowsInAll() {
        return rowsInAll < 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(rowsInAll, rowsDone));
    }

    /** Over the last seconds. */
    public double rowsPerSecond() {
        return rowsPerSecond;
    }

    /** How long the phase will take at this rate; empty while that can't be said. */
    public Optional<Duration> remaining() {
        if (rowsInAll < 0 || rowsPerSecond <= 0) {
            return Optional.empty();
        }
        double seconds = Math.max(0, rowsInAll - rowsDone) / rowsPerSecond;
        return Optional.of(Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    /** Why nothing is done just now, such as the lag of a replica. */
    public Optional<String> pause() {
        return pause;
    }
}
