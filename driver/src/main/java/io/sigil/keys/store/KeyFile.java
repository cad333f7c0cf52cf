package io.sigil.keys.store;

import io.sigil.keys.StoredKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The content of a key store file: JSON. Immutable. */
final class KeyFile {
    private static final int FORMAT = 1;

    private final String storeId;
    private final List<StoredKey> keys;

    KeyFile(String storeId, List<StoredKey> keys) {
        this.storeId = storeId;
        this.keys = Collections.unmodifiableList(new ArrayList<>(keys));
    }

    String storeId() {
        return storeId;
    }

    List<StoredKey> keys() {
        return keys;
    }

    /** Throws a {@link RuntimeException} when the bytes aren't such a file. */
    static KeyFile parse(byte[] content) {
        JsonObject root = JsonObject.parse(new String(content, StandardCharsets.UTF_8));
        if (root.number("format") != FORMAT) {
            throw new IllegalArgumentException("format");
        }
        String storeId = root.text("store");
        List<StoredKey> keys = new ArrayList<>();
        Set<Long> ids = new HashSet<>();
        for (Object element : root.list("keys")) {
            StoredKey stored = KeyLine.parse(storeId, JsonObject.of(element));
            if (!ids.add(stored.id())) {
                throw new IllegalArgumentException("id twice");
            }
            keys.add(stored);
        }
        return new KeyFile(storeId, keys);
    }

    byte[] bytes() {
        StringBuilder json = new StringBuilder();
        json.append("{\n  \"format\": ").append(FORMAT).append(",\n  \"store\": ");
        JsonText.append(json, storeId).append(",\n  \"keys\": [");
        String separator = "\n";
        for (StoredKey key : keys) {
            json.append(separator).append("    ").append(KeyLine.of(key));
            separator = ",\n";
        }
        return json.append("\n  ]\n}\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
