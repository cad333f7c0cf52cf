package io.sigil.keys.store;

import io.sigil.keys.KeyPurpose;
import io.sigil.keys.KeyState;
import io.sigil.keys.StoredKey;
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
            int version,
            long id,
            String state,
            String created,
            String kekId,
            String wrapped) {
        if (version < 1) {
            throw new IllegalArgumentException("version");
        }
        return new StoredKey(
                storeId,
                name,
                KeyPurpose.valueOf(purpose),
                version,
                id,
                WrappedKey.of(kekId, Base64.getDecoder().decode(wrapped)),
                KeyState.valueOf(state),
                Instant.parse(created));
    }

    static String text(WrappedKey wrapped) {
        return Base64.getEncoder().encodeToString(wrapped.bytes());
    }
}
