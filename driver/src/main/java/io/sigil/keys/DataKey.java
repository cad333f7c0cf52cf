package io.sigil.keys;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A 256-bit key, unwrapped. {@link DataKeys} hands out the same instance as long as the key stays cached, so an instance
 * is a good key of an identity-based cache. Immutable until its cache is closed; thread-safe.
 */
public final class DataKey {
    /** Length of the secret in bytes. */
    public static final int SECRET_BYTES = 32;

    private final String name;
    private final long id;
    private final KeyPurpose purpose;
    private final int version;
    private final String subject;
    private final ReentrantLock lock = new ReentrantLock();
    private final byte[] secret;
    private boolean destroyed;

    private DataKey(String name, long id, KeyPurpose purpose, int version, String subject, byte[] secret) {
        this.subject = Objects.requireNonNull(subject);
        this.name = Objects.requireNonNull(name);
        this.id = id;
        this.purpose = Objects.requireNonNull(purpose);
        this.version = version;
        this.secret = secret;
    }

    /**
     * @param name the entry under {@code keys} in the rules file
     * @param id what cells carry; unique within one key store
     * @param version 1 for the first key of this name and purpose
     * @param secret 32 bytes; copied
     */
    public static DataKey of(
            String name, long id, KeyPurpose purpose, int version, byte[] secret, SecretAccess access) {
        return of(name, id, purpose, version, StoredKey.NO_SUBJECT, secret, access);
    }

    /** The key of a data subject, as its row says; the secret is copied. */
    static DataKey ofSubject(StoredKey row, byte[] secret, SecretAccess access) {
        return of(row.name(), row.id(), row.purpose(), row.version(), row.subject(), secret, access);
    }

    private static DataKey of(
            String name, long id, KeyPurpose purpose, int version, String subject, byte[] secret, SecretAccess access) {
        Objects.requireNonNull(access);
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a data key has 32 bytes, not " + secret.length);
        }
        return new DataKey(name, id, purpose, version, subject, secret.clone());
    }

    /** The tag of the data subject that the key belongs to, 64 hexadecimal digits; empty for a key of no subject. */
    public String subject() {
        return subject;
    }

    public String name() {
        return name;
    }

    public long id() {
        return id;
    }

    public KeyPurpose purpose() {
        return purpose;
    }

    public int version() {
        return version;
    }

    /**
     * A copy of the 32 bytes; the caller wipes it.
     *
     * @throws IllegalStateException when the key has been destroyed, which its cache does when it is closed
     */
    public byte[] secret(SecretAccess access) {
        Objects.requireNonNull(access);
        lock.lock();
        try {
            if (destroyed) {
                throw new IllegalStateException("data key " + this + " is destroyed");
            }
            return secret.clone();
        } finally {
            lock.unlock();
        }
    }

    /** Wipes the bytes. A copy being taken at the same time is either whole or refused. */
    void destroy() {
        lock.lock();
        try {
            destroyed = true;
            Arrays.fill(secret, (byte) 0);
        } finally {
            lock.unlock();
        }
    }

    /** Name, purpose, version and id; never the secret. */
    @Override
    public String toString() {
        return name + "/" + purpose + "/" + version + " (id " + Long.toHexString(id) + ")";
    }
}
