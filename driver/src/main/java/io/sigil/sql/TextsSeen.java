package io.sigil.sql;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Which texts were seen lately, by their hash codes; now and then wrong in either way. Takes a text's place in a cache while
 * nobody knows whether it comes again. Thread-safe.
 */
final class TextsSeen {
    /** A power of two: 16 KB. */
    private static final int SIZE = 4_096;

    private final AtomicIntegerArray hashes = new AtomicIntegerArray(SIZE);

    /** Remembers the text. */
    boolean sawBefore(int hash) {
        int place = (hash ^ hash >>> 16) & (SIZE - 1);
        if (hashes.get(place) == hash) {
            return true;
        }
        hashes.lazySet(place, hash);
        return false;
    }
}
