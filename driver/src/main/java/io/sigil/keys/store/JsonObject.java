package io.sigil.keys.store;

import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A JSON object that anybody may have written, read by a YAML 1.2 reader because JSON is a part of YAML 1.2 (§1.2) and that
 * reader is here anyway. Every method throws a {@link RuntimeException} when the object isn't what it should be. Immutable.
 */
final class JsonObject {
    private final Map<?, ?> entries;

    private JsonObject(Object value) {
        entries = (Map<?, ?>) value;
    }

    static JsonObject parse(String json) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setMaxAliasesForCollections(0)
                .setAllowDuplicateKeys(false)
                .build();
        try {
            return new JsonObject(new Load(settings).loadFromString(json));
        } catch (StackOverflowError nestedTooDeeply) {
            throw new IllegalArgumentException("nested too deeply");
        }
    }

    static JsonObject of(Object element) {
        return new JsonObject(element);
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    String text(String name) {
        return (String) required(name);
    }

    /** Empty when there is none. */
    String optional(String name) {
        return has(name) ? text(name) : "";
    }

    int number(String name) {
        return (Integer) required(name);
    }

    List<?> list(String name) {
        return (List<?>) required(name);
    }

    private Object required(String name) {
        Object value = entries.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }
}
