package io.sigil.keys;

import io.sigil.error.ErrorCode;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One data key, unwrapped for as long as its rule allows. A hit reads one volatile field. When the lease is over, one thread
 * asks the KMS; the others go on with the key meanwhile, or wait when there is none. The outcome, good or bad, holds for
 * everybody until the next time to ask, so an outage costs one call per interval and ends by itself. Thread-safe.
 */
final class LeasedKey {
    private final String name;
    private final long id;
    private final KeyStore store;
    private final Wrapping wrapping;
    private final Timing timing;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Lease lease;
    private volatile boolean closed;

    /** Knows nothing yet. */
    LeasedKey(String name, long id, KeyStore store, Wrapping wrapping, Timing timing) {
        this.name = name;
        this.id = id;
        this.store = store;
        this.wrapping = wrapping;
        this.timing = timing;
        lease = new Lease(null, null, Long.MIN_VALUE, Long.MIN_VALUE, null);
    }

    /** The row, from the store just now: saves the first call a look-up. */
    void known(StoredKey row) {
        if (!asking.tryLock()) {
            return;
        }
        try {
            if (lease.row == null) {
                lease = new Lease(null, row, lease.askAt, lease.expiry, lease.failure);
            }
        } finally {
            asking.unlock();
        }
    }

    /** Takes a key that was made just now. */
    void made(Wrapping.NewKey made) {
        long expiry = timing.expiry(timing.now());
        publish(new Lease(made.key, made.row, expiry, expiry, null));
    }

    DataKey get() throws SQLException {
        Lease present = lease;
        DataKey key = present.key;
        if (key != null && timing.now() < present.askAt) {
            return key;
        }
        return renew(present);
    }

    private DataKey renew(Lease seen) throws SQLException {
        if (!asking.tryLock()) {
            if (seen.key != null && timing.now() < timing.renewalUntil(seen.expiry)) {
                return seen.key;
            }
            asking.lock();
        }
        try {
            requireOpen();
            Lease present = lease;
            long now = timing.now();
            if (now < present.askAt) {
                return present.keyOrThrow();
            }
            Lease next = ask(present, now);
            publish(next);
            if (next.failure != null) {
                throw next.failure;
            }
            return next.keyOrThrow();
        } finally {
            asking.unlock();
        }
    }

    private Lease ask(Lease present, long now) {
        StoredKey row = present.row;
        try {
            row = currentRow(present);
            DataKey unwrapped = wrapping.unwrap(row);
            // The interval counts from the answer: the call itself may have taken seconds.
            long expiry = timing.expiry(timing.now());
            return new Lease(same(present.key, unwrapped), row, expiry, expiry, null);
        } catch (IllegalStateException destroyed) {
            return new Lease(null, row, Long.MAX_VALUE, now, closed());
        } catch (SQLException e) {
            long retryAt = timing.retryAt(Math.max(now, timing.now()));
            boolean mayServe =
                    present.key != null && Failure.isTransient(e) && timing.now() < timing.staleUntil(present.expiry);
            return mayServe
                    ? new Lease(
                            present.key,
                            row,
                            Math.min(retryAt, timing.staleUntil(present.expiry)),
                            present.expiry,
                            null)
                    : new Lease(null, row, retryAt, now, e);
        }
    }

    /** The row as the store has it now, for it may have been rewrapped; the last one seen while the store is away. */
    private StoredKey currentRow(Lease present) throws SQLException {
        StoredKey last = present.row;
        if (last != null && present.key == null && present.failure == null) {
            return last;
        }
        Optional<StoredKey> found;
        try {
            found = store.find(name, id);
        } catch (SQLException e) {
            if (last != null && Failure.isTransient(e)) {
                return last;
            }
            throw e;
        }
        return found.orElseThrow(() -> unknown(name, id));
    }

    static SQLException unknown(String name, long id) {
        return ErrorCode.DATA_KEY_UNKNOWN.exception("data key " + Long.toHexString(id)
                + " of '" + name + "' isn't in the key store; the cell was written with another key store, or the"
                + " key's row is gone; check 'keystore' and its backups");
    }

    /** The instance stays the same while the key does, because ciphers are cached with it. */
    private DataKey same(@Nullable DataKey before, DataKey now) throws SQLException {
        requireOpen();
        if (before == null) {
            return now;
        }
        byte[] a = before.secret(SecretAccess.grant());
        byte[] b = now.secret(SecretAccess.grant());
        try {
            if (!MessageDigest.isEqual(a, b)) {
                throw ErrorCode.WRAPPED_KEY_REFUSED.exception("data key " + now
                        + " unwraps to another key than before; its row was changed; restore the key store");
            }
        } finally {
            Arrays.fill(a, (byte) 0);
            Arrays.fill(b, (byte) 0);
            now.destroy();
        }
        return before;
    }

    private void publish(Lease next) {
        lease = next;
        if (closed && next.key != null) {
            next.key.destroy();
        }
    }

    private void requireOpen() throws SQLException {
        if (closed) {
            throw closed();
        }
    }

    private SQLException closed() {
        return ErrorCode.DATA_KEYS_CLOSED.exception("the data keys of '" + name + "' are closed");
    }

    /** Wipes the key, without waiting for a call that is under way. */
    void close() {
        closed = true;
        DataKey key = lease.key;
        if (key != null) {
            key.destroy();
        }
    }

    /** What is known, and until when. Immutable. */
    private static final class Lease {
        final @Nullable DataKey key;
        final @Nullable StoredKey row;
        final long askAt;
        final long expiry;
        final @Nullable SQLException failure;

        Lease(@Nullable DataKey key, @Nullable StoredKey row, long askAt, long expiry, @Nullable SQLException failure) {
            this.key = key;
            this.row = row;
            this.askAt = askAt;
            this.expiry = expiry;
            this.failure = failure;
        }

        DataKey keyOrThrow() throws SQLException {
            if (key != null) {
                return key;
            }
            if (failure == null) {
                throw new AssertionError("a lease without key or failure");
            }
            throw new Failure(failure).again();
        }
    }
}
