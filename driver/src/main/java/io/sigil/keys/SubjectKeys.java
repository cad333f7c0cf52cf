package io.sigil.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sigil.error.ErrorCode;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the data subjects of one entry under {@code keys}. They are wrapped by a branch key, so they cost rows and no
 * calls to the KMS; they serve only as long as their branch key does. Each is looked up in the key store again after a minute,
 * which is how long a shredded key may live on in a running JVM. Thread-safe.
 */
final class SubjectKeys implements AutoCloseable {
    /** Subjects whose keys are kept; the others' are unwrapped again. */
    static final int KEPT = 20_000;

    private static final int CREATIONS = 5;

    private final KeyFamily family;
    private final KeyStore store;
    private final Timing timing;
    private final BranchKeys branches;
    private final SubjectRows rows;
    private final SecureRandom random = new SecureRandom();
    private final SubjectIds ids = new SubjectIds(random);
    private final SubjectCache cache;
    /** Which version writes, by subject and purpose. */
    private final Cache<String, Writing> writing;

    SubjectKeys(KeyFamily family, KeyStore store, Timing timing) {
        this.family = family;
        this.store = store;
        this.timing = timing;
        this.branches = new BranchKeys(family);
        this.rows = new SubjectRows(family.name(), store, timing);
        this.cache = new SubjectCache(timing, KEPT);
        this.writing =
                Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();
    }

    /** The version that writes, until the next look at the store. Immutable. */
    private static final class Writing {
        final long id;
        final long branch;
        final long lookAt;

        Writing(long id, long branch, long lookAt) {
            this.id = id;
            this.branch = branch;
            this.lookAt = lookAt;
        }
    }

    /** Stands for a subject in the store. */
    String tag(byte[] subject) throws SQLException {
        return branches.first().tag(subject);
    }

    BranchKeys branches() {
        return branches;
    }

    /** @throws SQLException SIGIL-5022 when the subject was shredded */
    DataKey current(String tag, KeyPurpose purpose) throws SQLException {
        String slot = purpose + tag;
        Writing known = writing.getIfPresent(slot);
        long branch = branches.current().id();
        if (known == null || known.branch != branch || timing.now() >= known.lookAt) {
            long id = newest(tag, purpose);
            known = new Writing(id, branch, timing.recheckAt(timing.now()));
            writing.put(slot, known);
        }
        return byId(known.id);
    }

    private long newest(String tag, KeyPurpose purpose) throws SQLException {
        for (int i = 0; i < CREATIONS; i++) {
            List<StoredKey> versions = versions(tag, purpose);
            StoredKey newest = versions.isEmpty() ? null : versions.get(versions.size() - 1);
            if (newest != null && newest.state() == KeyState.SHREDDED) {
                throw shredded(newest);
            }
            if (newest != null && !isDue(newest)) {
                return newest.id();
            }
            Optional<StoredKey> made = succeed(newest, tag, purpose);
            if (made.isPresent()) {
                return made.get().id();
            }
        }
        throw full();
    }

    private SQLException full() {
        return ErrorCode.KEY_STORE_DAMAGED.exception("the key store takes no new key of a data subject of '"
                + family.name() + "' and shows none; check its table's columns and collation");
    }

    private List<StoredKey> versions(String tag, KeyPurpose purpose) throws SQLException {
        return store.ofSubject(family.name(), tag).stream()
                .filter(key -> key.purpose() == purpose)
                .collect(Collectors.toList());
    }

    /** By age, or because its branch key was replaced: whoever has that may have this one too. */
    private boolean isDue(StoredKey newest) throws SQLException {
        return timing.isDue(newest, timing.now())
                || BranchKey.idIn(newest) != branches.current().id();
    }

    /** Makes the version after {@code before}; empty when another JVM has made it. */
    private Optional<StoredKey> succeed(@Nullable StoredKey before, String tag, KeyPurpose purpose)
            throws SQLException {
        StoredKey made = make(tag, purpose, before == null ? 1 : before.version() + 1);
        if (!store.add(made)) {
            return Optional.empty();
        }
        if (before != null && before.state() != KeyState.SHREDDED) {
            requireStillThere(before, made);
        }
        return Optional.of(made);
    }

    /** A subject that was shredded at the same time must not come back by a new version of its key. */
    private void requireStillThere(StoredKey before, StoredKey made) throws SQLException {
        Optional<StoredKey> now = store.find(family.name(), before.id());
        if (now.isEmpty() || now.get().state() == KeyState.SHREDDED) {
            shred(made);
            throw shredded(made);
        }
    }

    private StoredKey make(String tag, KeyPurpose purpose, int version) throws SQLException {
        String storeId = store.id();
        byte[] secret = new byte[DataKey.SECRET_BYTES];
        random.nextBytes(secret);
        try {
            StoredKey plan = new StoredKey(
                    storeId,
                    family.name(),
                    purpose,
                    tag,
                    version,
                    ids.next(),
                    WrappedKey.of("", new byte[0]),
                    KeyState.ACTIVE,
                    timing.instant().truncatedTo(ChronoUnit.MILLIS),
                    null);
            return plan.withWrapped(branches.current().wrap(secret, plan.encryptionContext(storeId), random));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** @throws SQLException SIGIL-5022 when the key was shredded, SIGIL-5019 when there is none of this id */
    DataKey byId(long id) throws SQLException {
        SubjectCache.Held held = cache.get(id);
        if (held == null) {
            family.requireNotUnknown(id);
        }
        if (held == null || timing.now() >= held.lookAt) {
            held = look(id, held);
        }
        if (held.row.state() == KeyState.SHREDDED) {
            throw shredded(held.row);
        }
        // A hit of a volatile field; when the branch key may serve no longer, neither may this one.
        family.unsubjected(BranchKey.idIn(held.row));
        return held.keyOrThrow();
    }

    private SubjectCache.Held look(long id, SubjectCache.@Nullable Held before) throws SQLException {
        Optional<SubjectRows.Seen> found;
        try {
            found = rows.find(id);
        } catch (SQLException e) {
            if (before != null && Failure.isTransient(e) && timing.now() < timing.expiry(before.seen)) {
                return cache.put(id, before.until(timing.retryAt(timing.now())));
            }
            throw e;
        }
        if (found.isEmpty() || !found.get().row.hasSubject()) {
            cache.remove(id);
            throw family.unknown(id);
        }
        StoredKey row = found.get().row;
        long seen = found.get().at;
        if (row.state() == KeyState.SHREDDED) {
            branches.first().requireProof(row, store.id());
            return cache.put(id, SubjectCache.Held.shredded(row, seen, timing.recheckAt(seen)));
        }
        DataKey known = before == null ? null : before.keyOf(row);
        DataKey key = known == null ? unwrap(row) : known;
        return cache.put(id, SubjectCache.Held.of(key, row, seen, timing.recheckAt(seen)));
    }

    private DataKey unwrap(StoredKey row) throws SQLException {
        byte[] secret = branches.byId(BranchKey.idIn(row)).unwrap(row, store.id());
        try {
            return DataKey.ofSubject(row, secret, SecretAccess.grant());
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /**
     * Destroys every key of a subject.
     *
     * @return what is left of those that were there
     */
    List<StoredKey> shred(String tag) throws SQLException {
        List<StoredKey> destroyed = new ArrayList<>();
        boolean changed = true;
        // Until a look at the store finds none: another JVM may be making one.
        while (changed) {
            changed = false;
            for (StoredKey key : store.ofSubject(family.name(), tag)) {
                if (key.state() != KeyState.SHREDDED) {
                    shred(key).ifPresent(destroyed::add);
                    changed = true;
                }
            }
        }
        for (KeyPurpose purpose : KeyPurpose.values()) {
            writing.invalidate(purpose + tag);
        }
        return destroyed;
    }

    private Optional<StoredKey> shred(StoredKey key) throws SQLException {
        StoredKey left =
                branches.first().shredded(key, store.id(), timing.instant().truncatedTo(ChronoUnit.MILLIS));
        boolean replaced = store.replace(key, left);
        cache.remove(key.id());
        rows.forget(key.id());
        return replaced ? Optional.of(left) : Optional.empty();
    }

    /** Lets a subject that was shredded have a new key; what was shredded stays so. */
    void admit(String tag, KeyPurpose purpose) throws SQLException {
        for (int i = 0; i < CREATIONS; i++) {
            List<StoredKey> versions = versions(tag, purpose);
            StoredKey newest = versions.isEmpty() ? null : versions.get(versions.size() - 1);
            if (newest == null || newest.state() != KeyState.SHREDDED) {
                return;
            }
            if (succeed(newest, tag, purpose).isPresent()) {
                writing.invalidate(purpose + tag);
                return;
            }
        }
        throw full();
    }

    private static SQLException shredded(StoredKey row) {
        return ErrorCode.SUBJECT_SHREDDED.exception("the data subject was shredded, its key "
                + String.format("%016x", row.id()) + " of '" + row.name() + "'; its values can't be read nor"
                + " written any more; to take the subject in again, admit it as docs/keys.md shows");
    }

    @Override
    public void close() {
        cache.close();
    }
}
