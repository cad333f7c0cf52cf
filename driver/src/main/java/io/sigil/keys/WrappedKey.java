package io.sigil.keys;

import java.util.Objects;

/** A data key as its key encryption key has wrapped it. Holds no secret. Immutable. */
public final class WrappedKey {
    private final String keyId;
    private final byte[] bytes;

    private WrappedKey(String keyId, byte[] bytes) {
        this.keyId = Objects.requireNonNull(keyId);
        this.bytes = bytes;
    }

    /**
     * @param keyId the key encryption key's stable name, at most 2,048 characters
     * @param bytes what the service gave, at most 6,144 bytes; copied
     */
    public static WrappedKey of(String keyId, byte[] bytes) {
        return new WrappedKey(keyId, bytes.clone());
    }

    /** The key encryption key's stable name (for AWS the key's ARN, never an alias). */
    public String keyId() {
        return keyId;
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return bytes.length + " bytes wrapped by " + keyId;
    }
}
