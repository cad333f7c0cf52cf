package io.sigil.operations;

import java.util.ArrayDeque;

/** Rows per second over the last seconds. Not thread-safe. */
public final class RateMeter {
    private static final long WINDOW_NANOS = 5_000_000_000L;

    private final ArrayDeque<long[]> samples = new ArrayDeque<>();

    /** Begins to count now, at no rows. */
    public RateMeter() {
        samples.add(new long[] {System.nanoTime(), 0});
    }

    /** @param rows in all, so far */
    public double rate(long rows) {
        long now = System.nanoTime();
        samples.add(new long[] {now, rows});
        while (samples.size() > 2 && now - samples.getFirst()[0] > WINDOW_NANOS) {
            samples.removeFirst();
        }
        long[] first = samples.getFirst();
        double seconds = (now - first[0]) / 1e9;
        return seconds <= 0 ? 0 : (rows - first[1]) / seconds;
    }
}
