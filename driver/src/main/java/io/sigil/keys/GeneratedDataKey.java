package io.sigil.keys;

import java.util.Arrays;
import java.util.Objects;

/** A new data key, plain and wrapped. The receiver closes it, which wipes the plain bytes. Not thread-safe. */
public final class GeneratedDataKey implements AutoCloseable {
    private final byte[] plaintext;
    private final WrappedKey wrapped;

    private GeneratedDataKey(byte[] plaintext, WrappedKey wrapped) {
        this.plaintext = plaintext;
        this.wrapped = Objects.requireNonNull(wrapped);
    }

    /**
     * @param plaintext 32 bytes from a cryptographic random source; copied, the caller wipes its own
     */
    public static GeneratedDataKey of(byte[] plaintext, WrappedKey wrapped, SecretAccess access) {
        Objects.requireNonNull(access);
        if (plaintext.length != DataKey.SECRET_BYTES) {
            throw new IllegalArgumentException("a data key has 32 bytes, not " + plaintext.length);
        }
        return new GeneratedDataKey(plaintext.clone(), wrapped);
    }

    /** A copy of the 32 bytes. */
    public byte[] plaintext(SecretAccess access) {
        Objects.requireNonNull(access);
        return plaintext.clone();
    }

    public WrappedKey wrapped() {
        return wrapped;
    }

    @Override
    public void close() {
        Arrays.fill(plaintext, (byte) 0);
    }

    /** Never the plain bytes. */
    @Override
    public String toString() {
        return "data key of " + wrapped;
    }
}
