package io.sigil.keys;

import io.sigil.error.ErrorCode;
import io.sigil.rules.KeyRule;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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
    private final Clock clock;
    private final KeyEvents events;
    private volatile boolean closed;

    private DataKeys(Map<String, KeyFamily> families, KeyStore store, Clock clock, KeyEvents events) {
        this.events = events;
        this.clock = clock;
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
        return open(rules, store, loader, clock, KeyEvents.NONE);
    }

    /** As {@link #open(Map, KeyStore, ClassLoader, Clock)}; {@code events} is told what becomes of the keys. */
    public static DataKeys open(
            Map<String, KeyRule> rules, KeyStore store, ClassLoader loader, Clock clock, KeyEvents events)
            throws SQLException {
        Map<String, KeyFamily> families = new HashMap<>();
        try {
            KeyServices services = KeyServices.installed(loader);
            for (KeyRule rule : rules.values()) {
                Wrapping wrapping = new Wrapping(rule, services.provider(rule), store, events);
                families.put(rule.name(), new KeyFamily(rule, store, wrapping, new Timing(rule, clock)));
            }
        } catch (SQLException | RuntimeException e) {
            // No family has opened anything yet.
            store.close();
            throw e;
        }
        return new DataKeys(families, store, clock, events);
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

    /**
     * The key of a data subject that writes. Made when the subject has none; the next version when it is older than {@link
     * KeyRule#rotateAfter()}, or {@link #rotate} was called since.
     *
     * @param subject the subject's value in canonical form
     * @return a key whose {@link DataKey#subject()} is the subject's tag
     * @throws SQLException SIGIL-5022 when the subject was shredded
     */
    public DataKey ofSubject(String keyName, KeyPurpose purpose, byte[] subject) throws SQLException {
        SubjectKeys subjects = family(keyName).subjects();
        return subjects.current(subjects.tag(subject), Objects.requireNonNull(purpose));
    }

    /** What stands for a data subject in the key store and in its cells: 64 hexadecimal digits. */
    public String subjectTag(String keyName, byte[] subject) throws SQLException {
        return family(keyName).subjects().tag(subject);
    }

    /**
     * Destroys every key of a data subject. This JVM refuses them from now on, others within a minute, or within {@link
     * KeyRule#cacheTtl()} when they can't reach the key store.
     *
     * @param tag see {@link #subjectTag}
     * @return what is left of the keys that were destroyed now; empty when there was none
     */
    public List<StoredKey> shred(String keyName, String tag) throws SQLException {
        List<StoredKey> destroyed = family(keyName).subjects().shred(tag);
        events.shredded(keyName, tag, destroyed.size());
        return destroyed;
    }

    /** Lets a shredded data subject be written again, under a new key. What was shredded stays so. */
    public void admit(String keyName, String tag) throws SQLException {
        family(keyName).subjects().admit(tag, KeyPurpose.RANDOMIZED);
    }

    /**
     * Makes a new version for randomized writes now; older versions stay readable. Keys of data subjects are replaced as they
     * are next written with. Other JVMs follow within a minute, or within {@link KeyRule#cacheTtl()} and {@link
     * KeyRule#staleIfKmsDown()} more when they can't reach the key store.
     */
    public DataKey rotate(String keyName) throws SQLException {
        return family(keyName).rotate();
    }

    /**
     * Wraps every stored data key of this name by the key encryption key that {@code keyId} resolves to now. No cell
     * changes.
     *
     * @return how many rows changed
     */
    public int rewrap(String keyName) throws SQLException {
        return rewrap(keyName, Progress.NONE);
    }

    /**
     * As {@link #rewrap(String)}. Keys of data subjects are wrapped by branch keys and stay as they are. Each row is committed
     * by itself: what was cut off is completed by another call, which sends only the rest to the service.
     */
    public int rewrap(String keyName, Progress progress) throws SQLException {
        return family(keyName).rewrap(progress);
    }

    /** What {@link #rewrap(String)} would send to the service: the rows that it would replace. */
    public List<StoredKey> toRewrap(String keyName) throws SQLException {
        return family(keyName).toRewrap();
    }

    Instant now() {
        return clock.instant();
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
