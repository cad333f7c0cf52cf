package io.sigil.keys;

import java.sql.SQLException;
import java.util.Map;

/**
 * Wraps and unwraps data keys with a key encryption key that Sigil never sees. One instance serves one entry under
 * {@code keys} of the rules file. Public service provider interface.
 *
 * <p>Implementations are thread-safe. They never log a key, and no exception of theirs holds one, causes included. A
 * service that can't be reached throws {@link java.sql.SQLTransientException}; one that refuses throws {@link
 * java.sql.SQLNonTransientException}: the first may be bridged by {@code staleIfKmsDown}, the second never is. Retries
 * and time limits are the implementation's; the caller doesn't retry.
 *
 * <p><b>Security guarantee asked for:</b> the encryption context is authenticated. {@link #unwrap} and {@link #rewrap} fail
 * unless they are given exactly the context that the key was wrapped with.
 */
public interface KeyEncryptionService extends AutoCloseable {
    /** The key encryption key's resolved, stable name (for AWS the key's ARN, never an alias). */
    String keyId() throws SQLException;

    /** Makes a data key of 256 bits under the current key encryption key. */
    GeneratedDataKey generateDataKey(Map<String, String> encryptionContext) throws SQLException;

    /**
     * The 32 bytes of a wrapped data key; the caller wipes them.
     *
     * @param keyId what the key store names as key encryption key. It comes from where an attacker may write: the service
     *     refuses every name that its rule doesn't trust before it does anything else.
     */
    byte[] unwrap(String keyId, byte[] wrapped, Map<String, String> encryptionContext) throws SQLException;

    /** The same data key wrapped by the current key encryption key. The plain key doesn't pass through Sigil if it can be helped. */
    WrappedKey rewrap(String fromKeyId, byte[] wrapped, Map<String, String> encryptionContext) throws SQLException;

    /** Releases every thread and connection. Calls afterwards fail. */
    @Override
    void close();
}
