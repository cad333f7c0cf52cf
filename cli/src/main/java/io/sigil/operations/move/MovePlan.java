package io.sigil.operations.move;

import java.util.List;
import java.util.Objects;

/** What a job is going to do, found without changing anything. Immutable. */
public final class MovePlan {
    private final String job;
    private final List<String> key;
    private final List<String> warnings;
    private final boolean resumed;

    MovePlan(String job, List<String> key, List<String> warnings, boolean resumed) {
        this.job = Objects.requireNonNull(job);
        this.key = List.copyOf(key);
        this.warnings = List.copyOf(warnings);
        this.resumed = resumed;
    }

    /** The job's name in the table of checkpoints, as {@code ENCRYPT users.ssn}. */
    public String job() {
        return job;
    }

    /** The columns by which the table is walked through. */
    public List<String> key() {
        return key;
    }

    /** What the operator should know before, each with its remedy. */
    public List<String> warnings() {
        return warnings;
    }

    /** Whether an earlier run of the job was cut off and will be continued. */
    public boolean isResumed() {
        return resumed;
    }
}
