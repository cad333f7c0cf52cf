package io.sigil.keys;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of subjects' keys: the first bit set, 39 random bits, and 24 bits that count. Keys made one after the other have ids one
 * after the other, so that rows read in the order in which they were written need keys that lie together in the key store.
 * Thread-safe.
 */
final class SubjectIds {
    private static final long COUNT = (1L << 24) - 1;

    private final SecureRandom random;
    private final AtomicLong next;

    SubjectIds(SecureRandom random) {
        this.random = random;
        this.next = new AtomicLong(start());
    }

    /** Whether an id is a subject's key's, as opposed to any other data key's. */
    static boolean isOne(long id) {
        return id < 0;
    }

    long next() {
        return next.getAndUpdate(id -> (id & COUNT) == COUNT ? start() : id + 1);
    }

    private long start() {
        return (random.nextLong() | Long.MIN_VALUE) & ~COUNT;
    }
}
