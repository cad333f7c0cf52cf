package io.sigil.kms;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What goes wrong with the next requests. Thread-safe. */
public final class KmsFaults {
    private final Deque<Fault> next = new ArrayDeque<>();
    private Fault always = Fault.NONE;
    private Duration delay = Duration.ZERO;

    /** The next requests fail like this, whatever they ask; requests after them don't. */
    public synchronized void next(int requests, Fault fault) {
        for (int i = 0; i < requests; i++) {
            next.add(fault);
        }
    }

    /** Every request fails like this until {@link #clear()}. */
    public synchronized void always(Fault fault) {
        always = fault;
    }

    /** Every answer comes so much later, until {@link #clear()}. */
    public synchronized void delay(Duration value) {
        delay = value;
    }

    /** All is well again. */
    public synchronized void clear() {
        next.clear();
        always = Fault.NONE;
        delay = Duration.ZERO;
        notifyAll();
    }

    synchronized Fault take() {
        return next.isEmpty() ? always : next.remove();
    }

    /** Waits for as long as answers are delayed. */
    synchronized void pause() throws InterruptedException {
        long end = System.nanoTime() + delay.toNanos();
        while (System.nanoTime() < end && !delay.isZero()) {
            wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
    }

    /** One kind of failure. */
    public enum Fault {
        NONE,
        /** Status 500, KMSInternalException. */
        INTERNAL_ERROR,
        /** Status 503 and no JSON, as a load balancer answers. */
        UNAVAILABLE,
        /** Status 400, ThrottlingException. */
        THROTTLED,
        /** Status 400, ExpiredTokenException. */
        EXPIRED_TOKEN,
        /** The connection is closed without an answer. */
        DROPPED,
        /** The connection is closed in the middle of the answer. */
        CUT,
        /** Status 200 and something that isn't JSON. */
        GARBAGE
    }
}
