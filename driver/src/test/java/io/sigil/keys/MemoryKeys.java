package io.sigil.keys;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A key store and a key encryption service in memory, which cost nothing: for tests of what is in front of them. */
final class MemoryKeys implements KeyStore, KeyEncryptionService, KeyEncryptionServiceProvider {
    private final List<StoredKey> rows = new ArrayList<>();
    private int made;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public KeyEncryptionService open(io.sigil.rules.KeyRule rule) {
        return this;
    }

    @Override
    public String keyId() {
        return "memory:kek";
    }

    @Override
    public synchronized GeneratedDataKey generateDataKey(Map<String, String> encryptionContext) {
        byte[] secret = new byte[DataKey.SECRET_BYTES];
        secret[0] = (byte) ++made;
        return GeneratedDataKey.of(secret, WrappedKey.of(keyId(), secret), SecretAccess.grant());
    }

    @Override
    public byte[] unwrap(String keyId, byte[] wrapped, Map<String, String> encryptionContext) {
        return wrapped.clone();
    }

    @Override
    public WrappedKey rewrap(String fromKeyId, byte[] wrapped, Map<String, String> encryptionContext) {
        return WrappedKey.of(keyId(), wrapped);
    }

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public synchronized List<StoredKey> versions(String name, KeyPurpose purpose) {
        List<StoredKey> found = new ArrayList<>(rows);
        found.removeIf(row -> row.purpose() != purpose);
        return found;
    }

    @Override
    public boolean adopt(String id) {
        return id.equals(id());
    }

    @Override
    public synchronized List<StoredKey> all(String name) {
        return new ArrayList<>(rows);
    }

    @Override
    public List<StoredKey> ofSubject(String name, String subject) {
        return List.of();
    }

    @Override
    public synchronized List<StoredKey> between(String name, long first, long last) {
        List<StoredKey> found = new ArrayList<>(rows);
        found.removeIf(row -> row.id() < first || row.id() > last);
        return found;
    }

    @Override
    public synchronized List<StoredKey> from(long first, int most) {
        return between("", first, Long.MAX_VALUE);
    }

    @Override
    public synchronized Optional<StoredKey> find(String name, long id) {
        return rows.stream().filter(row -> row.id() == id).findFirst();
    }

    @Override
    public synchronized boolean add(StoredKey key) {
        if (versions(key.name(), key.purpose()).stream().anyMatch(row -> row.version() == key.version())) {
            return false;
        }
        return rows.add(key);
    }

    @Override
    public boolean replace(StoredKey expected, StoredKey replacement) throws SQLException {
        return false;
    }

    @Override
    public void close() {}
}
