package io.sigil.keys.store;

import io.sigil.keys.StoredKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The content of a key store file: JSON, read by a YAML 1.2 reader because JSON is a part of YAML 1.2 (§1.2) and that
 * reader is here anyway. Immutable.
 */
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
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setMaxAliasesForCollections(0)
                .setAllowDuplicateKeys(false)
                .build();
        Map<?, ?> root = object(load(settings, new String(content, StandardCharsets.UTF_8)));
        if (number(root, "format") != FORMAT) {
            throw new IllegalArgumentException("format");
        }
        String storeId = text(root, "store");
        List<StoredKey> keys = new ArrayList<>();
        Set<Long> ids = new HashSet<>();
        for (Object element : (List<?>) required(root, "keys")) {
            Map<?, ?> key = object(element);
            StoredKey stored = KeyRow.parse(
                    storeId,
                    text(key, "name"),
                    text(key, "purpose"),
                    number(key, "version"),
                    Long.parseUnsignedLong(text(key, "id"), 16),
                    text(key, "state"),
                    text(key, "created"),
                    text(key, "kek"),
                    text(key, "wrapped"));
            if (!ids.add(stored.id())) {
                throw new IllegalArgumentException("id twice");
            }
            keys.add(stored);
        }
        return new KeyFile(storeId, keys);
    }

    private static Object load(LoadSettings settings, String json) {
        try {
            return new Load(settings).loadFromString(json);
        } catch (StackOverflowError nestedTooDeeply) {
            throw new IllegalArgumentException("nested too deeply");
        }
    }

    byte[] bytes() {
        StringBuilder json = new StringBuilder();
        json.append("{\n  \"format\": ").append(FORMAT).append(",\n  \"store\": ");
        JsonText.append(json, storeId).append(",\n  \"keys\": [");
        String separator = "\n";
        for (StoredKey key : keys) {
            json.append(separator).append("    {\"name\": ");
            JsonText.append(json, key.name()).append(", \"purpose\": ");
            JsonText.append(json, key.purpose().name())
                    .append(", \"version\": ")
                    .append(key.version());
            JsonText.append(json.append(", \"id\": "), String.format("%016x", key.id()));
            JsonText.append(json.append(", \"state\": "), key.state().name());
            JsonText.append(json.append(", \"created\": "), key.created().toString());
            JsonText.append(json.append(", \"kek\": "), key.wrapped().keyId());
            JsonText.append(json.append(", \"wrapped\": "), KeyRow.text(key.wrapped()));
            json.append('}');
            separator = ",\n";
        }
        return json.append("\n  ]\n}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<?, ?> object(Object value) {
        return (Map<?, ?>) value;
    }

    private static String text(Map<?, ?> object, String name) {
        return (String) required(object, name);
    }

    private static int number(Map<?, ?> object, String name) {
        return (Integer) required(object, name);
    }

    private static Object required(Map<?, ?> object, String name) {
        Object value = object.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }
}
