package io.sigil.operations;

/** Hears how a job gets on. Called from the job's threads, by one at a time; what it throws ends the job. */
public interface JobListener {
    /** Hears nothing. */
    JobListener NONE = new JobListener() {};

    /** A few times a second, and at the end of each phase. */
    default void progress(JobProgress progress) {}

    /**
     * Something that the operator should know and that doesn't stop the job, such as a lost connection.
     *
     * @param message one sentence or two; holds no value of a ruled column
     */
    default void note(String message) {}
}
