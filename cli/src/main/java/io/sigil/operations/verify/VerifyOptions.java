package io.sigil.operations.verify;

/** How a table is read. Immutable. */
public final class VerifyOptions {
    private final int workers;
    private final boolean authenticate;

    private VerifyOptions(int workers, boolean authenticate) {
        this.workers = workers;
        this.authenticate = authenticate;
    }

    /** Opens every cell, with as many threads as the machine has processors. */
    public static VerifyOptions defaults() {
        return new VerifyOptions(Runtime.getRuntime().availableProcessors(), true);
    }

    /** Reads what cells say of themselves and opens none; asks for no key. */
    public static VerifyOptions countOnly() {
        return new VerifyOptions(1, false);
    }

    /** @param count threads that open cells, 1 to 64 */
    public VerifyOptions withWorkers(int count) {
        if (count < 1 || count > 64) {
            throw new IllegalArgumentException("1 to 64 workers, not " + count);
        }
        return new VerifyOptions(count, authenticate);
    }

    public int workers() {
        return workers;
    }

    public boolean authenticate() {
        return authenticate;
    }
}
