package io.sigil.operations.keys;

import io.sigil.keys.KeyPurpose;
import io.sigil.keys.KeyState;
import io.sigil.keys.KeyStore;
import io.sigil.keys.StoredKey;
import io.sigil.rules.KeyRule;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stored data keys of the rules, without those of data subjects. Immutable. */
public final class KeyListing {
    private final String storeId;
    private final List<Entry> entries;

    private KeyListing(String storeId, List<Entry> entries) {
        this.storeId = storeId;
        this.entries = List.copyOf(entries);
    }

    /** Asks the key store, and no key service. */
    public static KeyListing of(Iterable<KeyRule> rules, KeyStore store) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        for (KeyRule rule : rules) {
            List<StoredKey> keys = store.all(rule.name());
            for (StoredKey key : keys) {
                entries.add(new Entry(key, next(rule, key, keys)));
            }
        }
        return new KeyListing(store.id(), entries);
    }

    /** When the version that writes now is replaced; only of the newest randomized one. */
    private static Optional<Instant> next(KeyRule rule, StoredKey key, List<StoredKey> all) {
        boolean newest = key.purpose() == KeyPurpose.RANDOMIZED
                && key.state() == KeyState.ACTIVE
                && all.stream().noneMatch(other -> other.purpose() == key.purpose() && other.version() > key.version());
        return newest ? Optional.of(key.created().plus(rule.rotateAfter())) : Optional.empty();
    }

    public String storeId() {
        return storeId;
    }

    /** By name in the order of the rules, then by purpose and version. */
    public List<Entry> entries() {
        return entries;
    }

    /** One stored key. Immutable. */
    public static final class Entry {
        private final StoredKey key;
        private final Optional<Instant> replaced;

        Entry(StoredKey key, Optional<Instant> replaced) {
            this.key = key;
            this.replaced = replaced;
        }

        public StoredKey key() {
            return key;
        }

        /** Whether it makes new cells; when it is replaced by age, if it ever is, says {@link #replaced()}. */
        public boolean writes() {
            return replaced.isPresent();
        }

        /** When its successor is due; only of the key that makes new randomized cells. */
        public Optional<Instant> replaced() {
            return replaced;
        }
    }
}
