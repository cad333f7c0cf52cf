package io.sigil.keys.store;

import io.sigil.keys.KeyPurpose;
import io.sigil.keys.KeyState;
import io.sigil.keys.StoredKey;
import io.sigil.keys.SubjectTag;
import io.sigil.keys.WrappedKey;
import java.time.Instant;
import java.util.Base64;

/** The text form of a stored key's parts, shared by table and file. */
final class KeyRow {
    private KeyRow() {}

    /**
     * Makes a key of text that anybody may have written.
     *
     * @throws IllegalArgumentException or another {@link RuntimeException} when a part isn't what it should be
     */
    static StoredKey parse(
            String storeId,
            String name,
            String purpose,
            String subject,
            int version,
            long id,
            String state,
            String created,
            String destroyed,
            String kekId,
            String material,
            String wrapped) {
        if (version < 1) {
            throw new IllegalArgumentException("version");
        }
        if (!subject.isEmpty() && !SubjectTag.isTag(subject)) {
            throw new IllegalArgumentException("subject");
        }
        KeyState known = KeyState.valueOf(state);
        if (destroyed.isEmpty() == (known == KeyState.SHREDDED)) {
            throw new IllegalArgumentException("destroyed");
        }
        return new StoredKey(
                storeId,
                name,
                KeyPurpose.valueOf(purpose),
                subject,
                version,
                id,
                WrappedKey.of(kekId, bytes(wrapped)).with(material),
                known,
                instant(created),
                destroyed.isEmpty() ? null : instant(destroyed));
    }

    /** Other spellings of the same bytes and moments are refused: whoever wrote them wasn't Sigil. */
    private static byte[] bytes(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("base64");
        }
        return bytes;
    }

    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (!instant.toString().equals(text)) {
            throw new IllegalArgumentException("instant");
        }
        return instant;
    }

    static String text(WrappedKey wrapped) {
        return Base64.getEncoder().encodeToString(wrapped.bytes());
    }

    /** When the key was shredded; empty for a key that is there. */
    static String destroyed(StoredKey key) {
        Instant destroyed = key.destroyed();
        return destroyed == null ? "" : destroyed.toString();
    }
}
