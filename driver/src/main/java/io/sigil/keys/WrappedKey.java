package io.sigil.keys;

import java.util.Objects;

/** A data key as its key encryption key has wrapped it. Holds no secret. Immutable. */
public final class WrappedKey {
    private final String keyId;
    private final byte[] bytes;
    private final String material;

    private WrappedKey(String keyId, byte[] bytes, String material) {
        this.keyId = Objects.requireNonNull(keyId);
        this.bytes = bytes;
        this.material = Objects.requireNonNull(material);
    }

    /**
     * @param keyId the key encryption key's stable name, at most 2,048 characters
     * @param bytes what the service gave, at most 6,144 bytes; copied
     */
    public static WrappedKey of(String keyId, byte[] bytes) {
        return new WrappedKey(keyId, bytes.clone(), "");
    }

    /**
     * The same, with the material of the key encryption key that did it.
     *
     * @param material as the service names it, at most 128 characters; empty when it doesn't. For audits; never relied on
     */
    public WrappedKey with(String material) {
        return new WrappedKey(keyId, bytes, material);
    }

    /** The key encryption key's stable name (for AWS the key's ARN, never an alias). */
    public String keyId() {
        return keyId;
    }

    /** Which of the key encryption key's materials wrapped it, as far as the service says so; else empty. */
    public String material() {
        return material;
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
