package io.sigil.keys;

import java.util.Objects;

/** A 256-bit key that encrypts cells. Immutable and thread-safe. */
public final class DataKey {

    private static final int SECRET_BYTES = 32;

    private final String name;
    private final long id;
    private final KeyPurpose purpose;
    private final int version;
    private final byte[] secret;

    private DataKey(String name, long id, KeyPurpose purpose, int version, byte[] secret) {
        this.name = Objects.requireNonNull(name);
        this.id = id;
        this.purpose = Objects.requireNonNull(purpose);
        this.version = version;
        this.secret = secret;
    }

    /** A key of 32 bytes, which are copied. */
    public static DataKey of(
            String name, long id, KeyPurpose purpose, int version, byte[] secret, SecretAccess access) {
        Objects.requireNonNull(access);
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a data key has 32 bytes");
        }
        return new DataKey(name, id, purpose, version, secret.clone());
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

    /** A copy of the 32 bytes. */
    public byte[] secret(SecretAccess access) {
        Objects.requireNonNull(access);
        return secret.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataKey && id == ((DataKey) other).id && name.equals(((DataKey) other).name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, id);
    }

    @Override
    public String toString() {
        return "DataKey " + name + " " + purpose + " version " + version;
    }
}
