package io.sigil.keys;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Where wrapped data keys are kept. Several JVMs share one store, so every method sees what the others have committed.
 * Never trusted: a row counts only once the key encryption service has unwrapped it under the row's encryption context.
 * Thread-safe.
 */
public interface KeyStore extends AutoCloseable {
    /** The store's own name, random, the same for every JVM; made together with the store. */
    String id() throws SQLException;

    /** Every version of one key, oldest first; empty when there is none. */
    List<StoredKey> versions(String name, KeyPurpose purpose) throws SQLException;

    /** Every key of one name, of all purposes. */
    List<StoredKey> all(String name) throws SQLException;

    /** One key. */
    Optional<StoredKey> find(String name, long id) throws SQLException;

    /**
     * Adds a row, durably and at once.
     *
     * @return false when its name, purpose and version, or its id, are taken; nothing has changed then
     */
    boolean add(StoredKey key) throws SQLException;

    /**
     * Replaces one row's wrapping.
     *
     * @return false when the row is no longer what {@code expected} says; nothing has changed then
     */
    boolean replaceWrapped(StoredKey expected, WrappedKey replacement) throws SQLException;

    /** Releases what the store opened itself. */
    @Override
    void close();
}
