package io.sigil.keys;

import io.sigil.error.ErrorCode;
import io.sigil.rules.KeyRule;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The one door to data keys. Unwraps each at most once per {@link KeyRule#cacheTtl()}, however many threads ask; asks a
 * service that fails at intervals, not per statement, and recovers by itself. Never gives a key that it couldn't obtain:
 * whatever goes wrong is an SQLException.
 *
 * <p>Thread-safe. A hit takes no lock; during a call to the KMS for one key, other keys are unaffected. Starts no thread.
 */
public final class DataKeys implements AutoCloseable {
    private final Map<String, KeyFamily> families;
    private final KeyStore store;
    private volatile boolean closed;

    private DataKeys(Map<String, KeyFamily> families, KeyStore store) {
        this.families = Map.copyOf(families);
        this.store = store;
    }

    /**
     * Finds the key encryption services. Reads no key store and calls no service yet: these are asked when a key is first
     * needed, and asked again after a failure.
     *
     * @param rules the entries under {@code keys}, by name
     * @param store closed together with this object, and already when this method fails
     * @param loader where further key encryption services may lie; the application's class loader
     * @param clock the system's, but for tests
     * @throws SQLException when a rule names a service that isn't installed
     */
    public static DataKeys open(Map<String, KeyRule> rules, KeyStore store, ClassLoader loader, Clock clock)
            throws SQLException {
        Map<String, KeyFamily> families = new HashMap<>();
        try {
            KeyServices services = KeyServices.installed(loader);
            for (KeyRule rule : rules.values()) {
                Wrapping wrapping = new Wrapping(rule, services.provider(rule), store);
                families.put(rule.name(), new KeyFamily(rule, store, wrapping, new Timing(rule, clock)));
            }
        } catch (SQLException | RuntimeException e) {
            // No family has opened anything yet.
            store.close();
            throw e;
        }
        return new DataKeys(families, store);
    }

    /**
     * The key that writes. Makes version 1 when there is none, and the next version when the newest randomized key is older
     * than {@link KeyRule#rotateAfter()}; another JVM's new version is seen within a minute.
     *
     * @param keyName an entry under {@code keys}
     * @return the same instance as long as the key stays cached
     */
    public DataKey current(String keyName, KeyPurpose purpose) throws SQLException {
        return family(keyName).current(Objects.requireNonNull(purpose)).get();
    }

    /**
     * The key of a cell, of any version and purpose. An id that isn't cached is looked up in the key store, so what another
     * JVM has just made is found.
     *
     * @return the same instance as long as the key stays cached
     * @throws SQLException SIGIL-5019 when the key store has no such key of this name
     */
    public DataKey byId(String keyName, long id) throws SQLException {
        return family(keyName).byId(id);
    }

    /** Makes a new version for randomized writes now; older versions stay readable. */
    public DataKey rotate(String keyName) throws SQLException {
        return family(keyName).current(KeyPurpose.RANDOMIZED).rotate();
    }

    /**
     * Wraps every stored data key of this name by the key encryption key that {@code keyId} resolves to now. No cell
     * changes.
     *
     * @return how many rows changed
     */
    public int rewrap(String keyName) throws SQLException {
        return family(keyName).rewrap();
    }

    private KeyFamily family(String keyName) throws SQLException {
        if (closed) {
            throw ErrorCode.DATA_KEYS_CLOSED.exception("the data keys are closed; open a new connection");
        }
        KeyFamily family = families.get(keyName);
        if (family == null) {
            throw ErrorCode.KEY_NAME_UNKNOWN.exception(
                    "the rules file has no key '" + keyName + "'; add it under 'keys'");
        }
        return family;
    }

    /** Wipes the cached secrets and closes services and store. A key handed out before refuses its secret from now on. */
    @Override
    public void close() {
        closed = true;
        families.values().forEach(KeyFamily::close);
        store.close();
    }

    @Override
    public String toString() {
        return "data keys " + families.keySet();
    }
}
