package io.sigil.keys;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an erasure destroyed, and when. Names the subject by its tags only. Immutable. */
public final class ErasureReceipt {
    private final String storeId;
    private final Instant at;
    private final List<StoredKey> destroyed;

    ErasureReceipt(String storeId, Instant at, List<StoredKey> destroyed) {
        this.storeId = storeId;
        this.at = at;
        this.destroyed = List.copyOf(destroyed);
    }

    /** The key store's id. */
    public String storeId() {
        return storeId;
    }

    public Instant at() {
        return at;
    }

    /** What is left of the keys that were destroyed; empty when the subject had none, or none any more. */
    public List<StoredKey> destroyed() {
        return destroyed;
    }

    /** One line of JSON; no text in it comes from a ruled or subject column. */
    public String json() {
        StringBuilder json = new StringBuilder("{\"erased\": \"").append(at);
        json.append("\", \"store\": \"").append(storeId).append("\", \"keys\": [");
        String separator = "";
        for (StoredKey key : destroyed) {
            Map<String, String> parts = new TreeMap<>();
            parts.put("id", String.format("%016x", key.id()));
            parts.put("name", key.name());
            parts.put("purpose", key.purpose().name());
            parts.put("version", Integer.toString(key.version()));
            parts.put("subject", key.subject());
            parts.put("created", key.created().toString());
            json.append(separator).append('{');
            String comma = "";
            for (Map.Entry<String, String> part : parts.entrySet()) {
                json.append(comma)
                        .append('"')
                        .append(part.getKey())
                        .append("\": \"")
                        // A key's name is the only part that may hold a quote.
                        .append(part.getValue().replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
                comma = ", ";
            }
            json.append('}');
            separator = ", ";
        }
        return json.append("]}").toString();
    }

    @Override
    public String toString() {
        return json();
    }
}
