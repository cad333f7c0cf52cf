package io.sigil.keys;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Where wrapped data keys are kept. Several JVMs share one store, so every method sees what the others have committed.
 * Never trusted: a row counts only once the key encryption service, or a branch key, has unwrapped it under the row's
 * encryption context. Thread-safe.
 */
public interface KeyStore extends AutoCloseable {
    /** The store's own name, random, the same for every JVM; made together with the store. */
    String id() throws SQLException;

    /**
     * Gives a store that holds no key yet the name of another one, whose keys it takes over.
     *
     * @return false when it holds keys and has another name; nothing has changed then
     */
    boolean adopt(String id) throws SQLException;

    /** Every version of one key that belongs to no data subject, oldest first; empty when there is none. */
    List<StoredKey> versions(String name, KeyPurpose purpose) throws SQLException;

    /** Every key of one name that belongs to no data subject, of all purposes. */
    List<StoredKey> all(String name) throws SQLException;

    /**
     * Every key of one data subject, of all purposes, oldest first within each.
     *
     * @param subject its tag
     */
    List<StoredKey> ofSubject(String name, String subject) throws SQLException;

    /** One key, of a data subject or not. */
    Optional<StoredKey> find(String name, long id) throws SQLException;

    /** The keys of one name with ids from {@code first} to {@code last}, both included, by id. */
    List<StoredKey> between(String name, long first, long last) throws SQLException;

    /**
     * The keys of every name, by id: a way to walk through the store in steps.
     *
     * @param first the least id
     * @param most how many at most
     */
    List<StoredKey> from(long first, int most) throws SQLException;

    /**
     * Adds a row, durably and at once.
     *
     * @return false when its name, purpose, subject and version, or its id, are taken; nothing has changed then
     */
    boolean add(StoredKey key) throws SQLException;

    /**
     * Replaces one row's wrapping, state and date of destruction, durably and at once.
     *
     * @param replacement the same key as {@code expected}
     * @return false when the row is no longer what {@code expected} says; nothing has changed then
     */
    boolean replace(StoredKey expected, StoredKey replacement) throws SQLException;

    /** As {@link #replace}, of the wrapping alone. */
    default boolean replaceWrapped(StoredKey expected, WrappedKey replacement) throws SQLException {
        return replace(expected, expected.withWrapped(replacement));
    }

    /** Releases what the store opened itself. */
    @Override
    void close();
}
