package io.sigil.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Unwrapped keys of data subjects, the most used ones. What falls out is wiped a little later, because a thread may be about to
 * use it. Thread-safe.
 */
final class SubjectCache implements AutoCloseable {
    /** Longer than a thread needs from being given a key to having used it. */
    static final Duration IN_USE = Duration.ofSeconds(10);

    private final Timing timing;
    private final Cache<Long, Held> held;
    private final ConcurrentLinkedQueue<Leaving> leaving = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /** @param most how many keys are kept */
    SubjectCache(Timing timing, int most) {
        this.timing = timing;
        this.held = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(timing.ttl())
                .ticker(() -> timing.now() * 1_000_000)
                .executor(Runnable::run)
                .removalListener(this::removed)
                .build();
    }

    /** What is known of one key, and until when. Immutable. */
    static final class Held {
        final @Nullable DataKey key;
        final StoredKey row;
        /** When the store had the row so. */
        final long seen;

        final long lookAt;

        private Held(@Nullable DataKey key, StoredKey row, long seen, long lookAt) {
            this.key = key;
            this.row = row;
            this.seen = seen;
            this.lookAt = lookAt;
        }

        static Held of(DataKey key, StoredKey row, long seen, long lookAt) {
            return new Held(key, row, seen, lookAt);
        }

        static Held shredded(StoredKey row, long seen, long lookAt) {
            return new Held(null, row, seen, lookAt);
        }

        Held until(long next) {
            return new Held(key, row, seen, next);
        }

        /** The key when it is that of the row, as it is wrapped now; else null. */
        @Nullable
        DataKey keyOf(StoredKey other) {
            boolean same = row.isSameKey(other)
                    && row.wrapped().keyId().equals(other.wrapped().keyId())
                    && Arrays.equals(row.wrapped().bytes(), other.wrapped().bytes());
            return same ? key : null;
        }

        DataKey keyOrThrow() {
            if (key == null) {
                throw new AssertionError("a shredded key is refused before");
            }
            return key;
        }
    }

    private static final class Leaving {
        final DataKey key;
        final long at;

        Leaving(DataKey key, long at) {
            this.key = key;
            this.at = at;
        }
    }

    @Nullable
    Held get(long id) {
        return held.getIfPresent(id);
    }

    Held put(long id, Held next) {
        wipe(timing.now() - IN_USE.toMillis());
        held.put(id, next);
        if (closed) {
            close();
        }
        return next;
    }

    void remove(long id) {
        held.invalidate(id);
        wipe(timing.now() - IN_USE.toMillis());
    }

    private void removed(@Nullable Long id, @Nullable Held old, RemovalCause cause) {
        DataKey key = old == null ? null : old.key;
        if (id == null || key == null) {
            return;
        }
        if (cause == RemovalCause.REPLACED) {
            Held now = held.getIfPresent(id);
            if (now != null && now.key == key) {
                return;
            }
        }
        leaving.add(new Leaving(key, timing.now()));
    }

    private void wipe(long until) {
        for (Leaving next = leaving.peek(); next != null && next.at <= until; next = leaving.peek()) {
            if (leaving.remove(next)) {
                next.key.destroy();
            }
        }
    }

    /** Wipes every key. */
    @Override
    public void close() {
        closed = true;
        held.invalidateAll();
        held.cleanUp();
        wipe(Long.MAX_VALUE);
    }
}
