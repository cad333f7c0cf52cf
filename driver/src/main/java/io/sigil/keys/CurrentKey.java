package io.sigil.keys;

import io.sigil.error.ErrorCode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which version of one key and purpose writes. A hit reads one volatile field. At intervals one thread looks into the key
 * store for a newer version, makes one when there is none or the newest is too old, and the others go on meanwhile.
 * Thread-safe.
 */
final class CurrentKey {
    private static final System.Logger LOG = System.getLogger(CurrentKey.class.getName());

    /** A version number is lost to another JVM at most this often before the store itself must be at fault. */
    private static final int CREATIONS = 3;

    private final KeyFamily family;
    private final KeyPurpose purpose;
    private final Timing timing;
    private final ReentrantLock looking = new ReentrantLock();
    /** The newest version that was ever seen; guarded by {@link #looking}. */
    private int known;

    private volatile Choice choice = new Choice(null, Long.MIN_VALUE, Long.MIN_VALUE, null);

    CurrentKey(KeyFamily family, KeyPurpose purpose, Timing timing) {
        this.family = family;
        this.purpose = purpose;
        this.timing = timing;
    }

    DataKey get() throws SQLException {
        Choice present = choice;
        LeasedKey key = present.key;
        if (key != null && timing.now() < present.lookAt) {
            return key.get();
        }
        return look(present).get();
    }

    private LeasedKey look(Choice seen) throws SQLException {
        if (!looking.tryLock()) {
            if (seen.key != null) {
                return seen.key;
            }
            looking.lock();
        }
        try {
            Choice present = choice;
            long now = timing.now();
            if (now < present.lookAt) {
                return present.keyOrThrow();
            }
            try {
                choice = newest(present, now);
            } catch (SQLException e) {
                choice = afterFailure(present, e);
                if (choice.key == null) {
                    throw e;
                }
            }
            return choice.keyOrThrow();
        } finally {
            looking.unlock();
        }
    }

    /** Makes a new version whatever the age of the present one. */
    DataKey rotate() throws SQLException {
        looking.lock();
        try {
            LeasedKey made = create(versions());
            DataKey key = made.get();
            choice = new Choice(made, timing.lookAfterCreation(purpose), timing.now(), null);
            return key;
        } finally {
            looking.unlock();
        }
    }

    private Choice newest(Choice present, long now) throws SQLException {
        List<StoredKey> versions = versions();
        StoredKey newest = versions.isEmpty() ? null : versions.get(versions.size() - 1);
        if (newest == null || newest.state() == KeyState.RETIRED) {
            return new Choice(create(versions), timing.lookAfterCreation(purpose), now, null);
        }
        if (timing.isDue(newest, now)) {
            try {
                return new Choice(create(versions), timing.lookAfterCreation(purpose), now, null);
            } catch (SQLException e) {
                // An old key still protects what it encrypts; a stop of all writes would protect nothing more.
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Key {0} is due for a new version, which can''t be made; writes go on with version {1}: {2}",
                        family.name(),
                        newest.version(),
                        e.getMessage());
                LeasedKey old = family.leased(newest);
                old.get();
                return new Choice(old, timing.retryAt(timing.now()), now, null);
            }
        }
        LeasedKey key = family.leased(newest);
        if (key != present.key) {
            // Unwrapped before writes move to it: when that fails for a while, the version before serves on.
            key.get();
        }
        return new Choice(key, Math.min(timing.recheckAt(now), timing.dueAt(newest)), now, null);
    }

    /**
     * All versions, oldest first. Throws when the newest that was seen before is gone: a table that was emptied, or restored from
     * an old backup, would else get another key of the same version, and the lost row could never be put back beside it.
     */
    private List<StoredKey> versions() throws SQLException {
        List<StoredKey> versions = family.versions(purpose);
        int newest = newest(versions);
        if (newest < known) {
            throw ErrorCode.KEY_STORE_DAMAGED.exception("the key store has lost version " + known + " of key '"
                    + family.name() + "', " + purpose
                    + "; nothing more is written with it, because nobody could read that"
                    + " again; restore the key store, or import an export");
        }
        known = newest;
        return versions;
    }

    private static int newest(List<StoredKey> versions) {
        return versions.isEmpty() ? 0 : versions.get(versions.size() - 1).version();
    }

    private Choice afterFailure(Choice present, SQLException e) {
        long retryAt = timing.retryAt(timing.now());
        if (present.key != null && Failure.isTransient(e) && timing.now() < timing.unseenUntil(present.seen)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The newest version of key {0} can''t be found out, writes go on with the last one known: {1}",
                    family.name(),
                    e.getMessage());
            return new Choice(present.key, retryAt, present.seen, null);
        }
        return new Choice(null, retryAt, present.seen, e);
    }

    private LeasedKey create(List<StoredKey> versions) throws SQLException {
        List<StoredKey> present = versions;
        for (int i = 0; i < CREATIONS; i++) {
            int last = newest(present);
            requireOnlyVersion(last);
            Optional<LeasedKey> made = family.create(purpose, last + 1);
            if (made.isPresent()) {
                known = last + 1;
                return made.get();
            }
            // Another JVM was faster: its version is as new as ours would have been.
            present = versions();
            StoredKey winner = present.isEmpty() ? null : present.get(present.size() - 1);
            if (winner != null && winner.version() > last && winner.state() == KeyState.ACTIVE) {
                return family.leased(winner);
            }
        }
        throw ErrorCode.KEY_STORE_DAMAGED.exception("the key store takes no new version of key '" + family.name()
                + "' and has none; a key whose name differs only in upper and lower case may be in the way;"
                + " rename the key");
    }

    /**
     * A second version of a key that decides what compares equal would split its columns in two: values under one aren't found,
     * nor taken for duplicates, by those under the other. So nothing makes one, whatever the state of the first.
     */
    private void requireOnlyVersion(int last) throws SQLException {
        if (last > 0 && !purpose.mayHaveVersions()) {
            throw ErrorCode.KEY_STORE_DAMAGED.exception("key '" + family.name() + "', " + purpose + ", is "
                    + KeyState.RETIRED + " in the key store, and it may have no other version; its row was changed;"
                    + " restore the row");
        }
    }

    /** Which key, and until when nobody looks again. Immutable. */
    private static final class Choice {
        final @Nullable LeasedKey key;
        final long lookAt;
        /** When the store was last seen to have no newer version. */
        final long seen;

        final @Nullable SQLException failure;

        Choice(@Nullable LeasedKey key, long lookAt, long seen, @Nullable SQLException failure) {
            this.key = key;
            this.lookAt = lookAt;
            this.seen = seen;
            this.failure = failure;
        }

        LeasedKey keyOrThrow() throws SQLException {
            if (key != null) {
                return key;
            }
            if (failure == null) {
                throw new AssertionError("neither key nor failure");
            }
            throw new Failure(failure).again();
        }
    }
}
