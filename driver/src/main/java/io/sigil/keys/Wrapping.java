package io.sigil.keys;

import io.sigil.error.ErrorCode;
import io.sigil.rules.KeyRule;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The key encryption service of one rule, opened when it is first needed, and the encryption contexts that it is given.
 * A failed opening is tried again by the next call. Thread-safe.
 */
final class Wrapping implements AutoCloseable {
    private final KeyRule rule;
    private final KeyEncryptionServiceProvider provider;
    private final KeyStore store;
    private final KeyEvents events;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable KeyEncryptionService service;
    private volatile boolean closed;

    Wrapping(KeyRule rule, KeyEncryptionServiceProvider provider, KeyStore store) {
        this(rule, provider, store, KeyEvents.NONE);
    }

    Wrapping(KeyRule rule, KeyEncryptionServiceProvider provider, KeyStore store, KeyEvents events) {
        this.events = events;
        this.rule = rule;
        this.provider = provider;
        this.store = store;
    }

    /** Makes a key; it isn't in the store yet. */
    NewKey make(KeyPurpose purpose, int version, Instant now) throws SQLException {
        String storeId = store.id();
        long id = newId();
        Instant created = now.truncatedTo(ChronoUnit.MILLIS);
        KeyEncryptionService open = service();
        try (GeneratedDataKey generated = guarded(
                KeyEvents.Request.GENERATE,
                null,
                () -> open.generateDataKey(StoredKey.encryptionContext(
                        storeId, rule.name(), purpose, StoredKey.NO_SUBJECT, version, id, created)))) {
            byte[] secret = generated.plaintext(SecretAccess.grant());
            try {
                return new NewKey(
                        new StoredKey(
                                storeId,
                                rule.name(),
                                purpose,
                                version,
                                id,
                                generated.wrapped(),
                                KeyState.ACTIVE,
                                created),
                        DataKey.of(rule.name(), id, purpose, version, secret, SecretAccess.grant()));
            } finally {
                Arrays.fill(secret, (byte) 0);
            }
        }
    }

    DataKey unwrap(StoredKey row) throws SQLException {
        String storeId = store.id();
        KeyEncryptionService open = service();
        byte[] secret = guarded(
                KeyEvents.Request.UNWRAP,
                row,
                () -> requireSecret(
                        open.unwrap(row.wrapped().keyId(), row.wrapped().bytes(), row.encryptionContext(storeId))));
        try {
            return DataKey.of(row.name(), row.id(), row.purpose(), row.version(), secret, SecretAccess.grant());
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static byte[] requireSecret(byte[] secret) {
        if (secret.length != DataKey.SECRET_BYTES) {
            throw new IllegalStateException("no data key");
        }
        return secret;
    }

    WrappedKey rewrap(StoredKey row) throws SQLException {
        String storeId = store.id();
        KeyEncryptionService open = service();
        return guarded(
                KeyEvents.Request.REWRAP,
                row,
                () -> open.rewrap(row.wrapped().keyId(), row.wrapped().bytes(), row.encryptionContext(storeId)));
    }

    /** Name of the key encryption key that new data keys get. */
    String currentKeyId() throws SQLException {
        KeyEncryptionService open = service();
        return guarded(KeyEvents.Request.RESOLVE, null, open::keyId);
    }

    private long newId() {
        long id;
        do {
            id = random.nextLong() & Long.MAX_VALUE; // the others are for subjects' keys
        } while (id == StoredKey.NO_ID);
        return id;
    }

    private KeyEncryptionService service() throws SQLException {
        KeyEncryptionService open = service;
        if (open != null) {
            return open;
        }
        opening.lock();
        try {
            if (closed) {
                throw ErrorCode.DATA_KEYS_CLOSED.exception("the data keys of '" + rule.name() + "' are closed");
            }
            open = service;
            if (open == null) {
                open = guarded(KeyEvents.Request.OPEN, null, () -> provider.open(rule));
                service = open;
            }
            return open;
        } finally {
            opening.unlock();
        }
    }

    private <T> T guarded(KeyEvents.Request request, @Nullable StoredKey key, Call<T> call) throws SQLException {
        long begun = System.nanoTime();
        SQLException failure = null;
        try {
            return guarded(call);
        } catch (SQLException e) {
            failure = e;
            throw e;
        } finally {
            events.asked(rule.name(), request, key, System.nanoTime() - begun, failure);
        }
    }

    /** Tells of a key that is in the store now. */
    void stored(StoredKey key) {
        events.made(key);
    }

    /**
     * A service that somebody else wrote may throw anything. What it says by an SQLException is meant for whoever reads the
     * error, and gets a code and an SQLState that no pool takes for a broken connection; other messages may quote anything.
     */
    private <T> T guarded(Call<T> call) throws SQLException {
        try {
            return call.run();
        } catch (SQLException e) {
            if (ErrorCode.isOf(e)) {
                throw e;
            }
            ErrorCode code = Failure.isTransient(e) ? ErrorCode.KMS_UNREACHABLE : ErrorCode.KMS_REQUEST_REFUSED;
            throw code.exception("key encryption service '" + rule.kms() + "' of key '" + rule.name() + "' says: "
                    + e.getMessage() + "; see the service's own documentation");
        } catch (RuntimeException e) {
            throw ErrorCode.KMS_REQUEST_REFUSED.exception(
                    "key encryption service '" + rule.kms() + "' of key '" + rule.name() + "' failed with "
                            + e.getClass().getName() + "; see the service's own documentation");
        }
    }

    @Override
    public void close() {
        opening.lock();
        try {
            closed = true;
            KeyEncryptionService open = service;
            if (open != null) {
                open.close();
            }
        } finally {
            opening.unlock();
        }
    }

    /** A call to the service. */
    private interface Call<T> {
        T run() throws SQLException;
    }

    /** A key and the row that will keep it. */
    static final class NewKey {
        final StoredKey row;
        final DataKey key;

        NewKey(StoredKey row, DataKey key) {
            this.row = row;
            this.key = key;
        }
    }
}
