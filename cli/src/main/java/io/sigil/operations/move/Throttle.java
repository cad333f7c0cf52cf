package io.sigil.operations.move;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Holds all workers of a job together to a number of rows per second. Thread-safe. */
final class Throttle {
    private final OptionalLong rowsPerSecond;
    /** When the rows that were moved so far are paid for. */
    private long paidAt = System.nanoTime();

    Throttle(OptionalLong rowsPerSecond) {
        this.rowsPerSecond = rowsPerSecond;
    }

    /** At most this many rows make one transaction, so that the pace is even. */
    int mostAtOnce(int wanted) {
        return rowsPerSecond.isPresent() ? (int) Math.max(1, Math.min(wanted, rowsPerSecond.getAsLong() / 5)) : wanted;
    }

    /** Waits as long as these rows take. */
    void spent(int rows) throws InterruptedException {
        if (rowsPerSecond.isPresent() && rows > 0) {
            TimeUnit.NANOSECONDS.sleep(due(rows, rowsPerSecond.getAsLong()));
        }
    }

    private synchronized long due(int rows, long limit) {
        long now = System.nanoTime();
        paidAt = Math.max(paidAt, now) + TimeUnit.SECONDS.toNanos(rows) / limit;
        return paidAt - now;
    }
}
