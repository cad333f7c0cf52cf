package io.sigil.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Looks the rows of subjects' keys up by id, and reads ahead when ids follow each other: one statement then gets the keys of
 * hundreds of rows. Thread-safe; threads that read at the same time may spoil each other's reading ahead, never more.
 */
final class SubjectRows {
    private static final int LEAST = 8;
    private static final int MOST = 512;
    private static final int KEPT = 4 * MOST;

    private final String name;
    private final KeyStore store;
    private final Timing timing;
    private final Cache<Long, Seen> ahead =
            Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();
    private volatile Window window = new Window(Long.MAX_VALUE, 0);

    SubjectRows(String name, KeyStore store, Timing timing) {
        this.name = name;
        this.store = store;
        this.timing = timing;
    }

    /** A row, and when the store had it so. Immutable. */
    static final class Seen {
        final StoredKey row;
        final long at;

        Seen(StoredKey row, long at) {
            this.row = row;
            this.at = at;
        }
    }

    /** As it is now, or was within the last minute. */
    Optional<Seen> find(long id) throws SQLException {
        long now = timing.now();
        Seen read = ahead.getIfPresent(id);
        if (read != null) {
            ahead.invalidate(id);
            if (now < timing.recheckAt(read.at)) {
                return Optional.of(read);
            }
        }
        Window present = window;
        int size = present.follows(id) ? Math.min(Math.max(LEAST, 4 * present.size), MOST) : 1;
        long last = id > Long.MAX_VALUE - size ? Long.MAX_VALUE : id + size - 1;
        window = new Window(last, size);
        if (size == 1) {
            return store.find(name, id).map(row -> new Seen(row, now));
        }
        Optional<Seen> found = Optional.empty();
        for (StoredKey row : store.between(name, id, last)) {
            Seen seen = new Seen(row, now);
            if (row.id() == id) {
                found = Optional.of(seen);
            } else {
                ahead.put(row.id(), seen);
            }
        }
        return found;
    }

    void forget(long id) {
        ahead.invalidate(id);
    }

    /** What the last look-up covered. Immutable. */
    private static final class Window {
        private final long last;
        private final int size;

        Window(long last, int size) {
            this.last = last;
            this.size = size;
        }

        /** Whether a key is asked for a little behind the window's end: rows of other tables may leave gaps. */
        boolean follows(long id) {
            return id > last && id - last <= 4L * Math.max(size, LEAST);
        }
    }
}
