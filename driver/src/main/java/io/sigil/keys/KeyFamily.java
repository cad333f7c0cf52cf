package io.sigil.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sigil.error.ErrorCode;
import io.sigil.rules.KeyRule;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Every data key of one entry under {@code keys}. Thread-safe; a hit takes no lock. */
final class KeyFamily implements AutoCloseable {
    /** How long an id that the store doesn't know isn't asked for again, and how many such ids are remembered. */
    static final Duration UNKNOWN = Duration.ofSeconds(10);

    private static final int UNKNOWN_IDS = 1_000;

    private final KeyRule rule;
    private final KeyStore store;
    private final Wrapping wrapping;
    private final Timing timing;
    private final Map<KeyPurpose, CurrentKey> current = new EnumMap<>(KeyPurpose.class);
    private final ConcurrentHashMap<Long, LeasedKey> leases = new ConcurrentHashMap<>();
    private final Cache<Long, Failure> unknown;
    private final SubjectKeys subjects;

    KeyFamily(KeyRule rule, KeyStore store, Wrapping wrapping, Timing timing) {
        this.rule = rule;
        this.store = store;
        this.wrapping = wrapping;
        this.timing = timing;
        for (KeyPurpose purpose : KeyPurpose.values()) {
            current.put(purpose, new CurrentKey(this, purpose, timing));
        }
        // Ids come from cells, which anybody may have written: the number remembered is bounded.
        unknown = Caffeine.newBuilder()
                .maximumSize(UNKNOWN_IDS)
                .expireAfterWrite(UNKNOWN)
                .ticker(() -> timing.now() * 1_000_000)
                .executor(Runnable::run)
                .build();
        subjects = new SubjectKeys(this, store, timing);
    }

    CurrentKey current(KeyPurpose purpose) {
        CurrentKey key = current.get(purpose);
        if (key == null) {
            throw new AssertionError(purpose);
        }
        return key;
    }

    /** The keys of this entry's data subjects. */
    SubjectKeys subjects() {
        return subjects;
    }

    DataKey byId(long id) throws SQLException {
        return SubjectIds.isOne(id) ? subjects.byId(id) : unsubjected(id);
    }

    /** A key that belongs to no data subject. */
    DataKey unsubjected(long id) throws SQLException {
        LeasedKey leased = leases.get(id);
        if (leased != null) {
            return get(leased, id);
        }
        requireNotUnknown(id);
        return get(leases.computeIfAbsent(id, this::lease), id);
    }

    private DataKey get(LeasedKey leased, long id) throws SQLException {
        try {
            return leased.get();
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATA_KEY_UNKNOWN.number() && leases.remove(id, leased)) {
                unknown.put(id, new Failure(e));
            }
            throw e;
        }
    }

    /** Of an id that the store doesn't have; remembered for a while. */
    SQLException unknown(long id) {
        SQLException failure = LeasedKey.unknown(rule.name(), id);
        unknown.put(id, new Failure(failure));
        return failure;
    }

    /** Throws when the store was found not to have this id a moment ago. */
    void requireNotUnknown(long id) throws SQLException {
        Failure absent = unknown.getIfPresent(id);
        if (absent != null) {
            throw absent.again();
        }
    }

    /** Makes new versions of what ages: of the branch key too, where there is one. */
    DataKey rotate() throws SQLException {
        DataKey rotated = current(KeyPurpose.RANDOMIZED).rotate();
        if (!versions(KeyPurpose.BRANCH).isEmpty()) {
            current(KeyPurpose.BRANCH).rotate();
        }
        return rotated;
    }

    private LeasedKey lease(long id) {
        return new LeasedKey(rule.name(), id, store, wrapping, timing);
    }

    /** All versions of a purpose, oldest first, as the store has them now. */
    List<StoredKey> versions(KeyPurpose purpose) throws SQLException {
        return store.versions(rule.name(), purpose);
    }

    LeasedKey leased(StoredKey row) {
        LeasedKey leased = leases.computeIfAbsent(row.id(), this::lease);
        leased.known(row);
        return leased;
    }

    /** Makes a version and stores it; empty when the store has taken another of that number first. */
    Optional<LeasedKey> create(KeyPurpose purpose, int version) throws SQLException {
        Wrapping.NewKey made = wrapping.make(purpose, version, timing.instant());
        boolean added = false;
        try {
            added = store.add(made.row);
        } finally {
            if (!added) {
                made.key.destroy();
            }
        }
        if (!added) {
            return Optional.empty();
        }
        wrapping.stored(made.row);
        LeasedKey leased = lease(made.row.id());
        leased.made(made);
        leases.put(made.row.id(), leased);
        return Optional.of(leased);
    }

    /** The rows that another key encryption key wrapped than {@code keyId} resolves to now. */
    List<StoredKey> toRewrap() throws SQLException {
        String target = wrapping.currentKeyId();
        return store.all(rule.name()).stream()
                .filter(row -> !row.wrapped().keyId().equals(target))
                .collect(Collectors.toUnmodifiableList());
    }

    int rewrap(Progress progress) throws SQLException {
        int count = 0;
        for (StoredKey row : toRewrap()) {
            if (store.replaceWrapped(row, wrapping.rewrap(row))) {
                count++;
                progress.done(count, row);
            }
        }
        return count;
    }

    String name() {
        return rule.name();
    }

    @Override
    public void close() {
        subjects.close();
        leases.values().forEach(LeasedKey::close);
        wrapping.close();
        // A lease that came into being meanwhile finds its service closed; a key that was made meanwhile is wiped here.
        leases.values().forEach(LeasedKey::close);
    }
}
