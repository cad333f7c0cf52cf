package io.sigil.keys;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the look-ups of a key store, and lets something happen just before a key is added. */
final class CountingKeyStore implements KeyStore {
    private final KeyStore store;
    private final AtomicInteger count = new AtomicInteger();
    private Before before = () -> {};

    CountingKeyStore(KeyStore store) {
        this.store = store;
    }

    interface Before {
        void run() throws SQLException;
    }

    int count() {
        return count.get();
    }

    /** Once. */
    void beforeAdd(Before next) {
        before = next;
    }

    @Override
    public String id() throws SQLException {
        return store.id();
    }

    @Override
    public boolean adopt(String id) throws SQLException {
        return store.adopt(id);
    }

    @Override
    public List<StoredKey> versions(String name, KeyPurpose purpose) throws SQLException {
        count.incrementAndGet();
        return store.versions(name, purpose);
    }

    @Override
    public List<StoredKey> all(String name) throws SQLException {
        count.incrementAndGet();
        return store.all(name);
    }

    @Override
    public List<StoredKey> ofSubject(String name, String subject) throws SQLException {
        count.incrementAndGet();
        return store.ofSubject(name, subject);
    }

    @Override
    public Optional<StoredKey> find(String name, long id) throws SQLException {
        count.incrementAndGet();
        return store.find(name, id);
    }

    @Override
    public List<StoredKey> between(String name, long first, long last) throws SQLException {
        count.incrementAndGet();
        return store.between(name, first, last);
    }

    @Override
    public List<StoredKey> from(long first, int most) throws SQLException {
        count.incrementAndGet();
        return store.from(first, most);
    }

    @Override
    public boolean add(StoredKey key) throws SQLException {
        Before now = before;
        before = () -> {};
        now.run();
        return store.add(key);
    }

    @Override
    public boolean replace(StoredKey expected, StoredKey replacement) throws SQLException {
        return store.replace(expected, replacement);
    }

    @Override
    public void close() {
        store.close();
    }
}
