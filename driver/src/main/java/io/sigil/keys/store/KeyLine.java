package io.sigil.keys.store;

import io.sigil.keys.StoredKey;

/** One stored key as a JSON object on one line. */
final class KeyLine {
    private KeyLine() {}

    static String of(StoredKey key) {
        StringBuilder json = new StringBuilder("{\"name\": ");
        JsonText.append(json, key.name()).append(", \"purpose\": ");
        JsonText.append(json, key.purpose().name());
        append(json, "subject", key.subject());
        json.append(", \"version\": ").append(key.version());
        append(json, "id", String.format("%016x", key.id()));
        append(json, "state", key.state().name());
        append(json, "created", key.created().toString());
        append(json, "destroyed", KeyRow.destroyed(key));
        append(json, "kek", key.wrapped().keyId());
        append(json, "material", key.wrapped().material());
        append(json, "wrapped", KeyRow.text(key.wrapped()));
        return json.append('}').toString();
    }

    /** What most keys don't have isn't written. */
    private static void append(StringBuilder json, String name, String value) {
        if (!value.isEmpty()) {
            JsonText.append(json.append(", \"").append(name).append("\": "), value);
        }
    }

    /** Throws a {@link RuntimeException} when it isn't a key. */
    static StoredKey parse(String storeId, JsonObject key) {
        return KeyRow.parse(
                storeId,
                key.text("name"),
                key.text("purpose"),
                key.optional("subject"),
                key.number("version"),
                Long.parseUnsignedLong(key.text("id"), 16),
                key.text("state"),
                key.text("created"),
                key.optional("destroyed"),
                key.text("kek"),
                key.optional("material"),
                key.text("wrapped"));
    }
}
