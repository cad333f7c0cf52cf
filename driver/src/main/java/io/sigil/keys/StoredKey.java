package io.sigil.keys;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** One row of a key store: a wrapped data key and what it is bound to. Holds no secret. Immutable. */
public final class StoredKey {
    /** No data key has this id. */
    public static final long NO_ID = 0;

    private final String storeId;
    private final String name;
    private final KeyPurpose purpose;
    private final int version;
    private final long id;
    private final WrappedKey wrapped;
    private final KeyState state;
    private final Instant created;

    /**
     * @param storeId the key store that the row was made for
     * @param name the entry under {@code keys}
     * @param version counted from 1 per name and purpose
     * @param id not {@link #NO_ID}
     */
    public StoredKey(
            String storeId,
            String name,
            KeyPurpose purpose,
            int version,
            long id,
            WrappedKey wrapped,
            KeyState state,
            Instant created) {
        this.storeId = Objects.requireNonNull(storeId);
        this.name = Objects.requireNonNull(name);
        this.purpose = Objects.requireNonNull(purpose);
        this.version = version;
        this.id = id;
        this.wrapped = Objects.requireNonNull(wrapped);
        this.state = Objects.requireNonNull(state);
        this.created = Objects.requireNonNull(created);
    }

    public String storeId() {
        return storeId;
    }

    public String name() {
        return name;
    }

    public KeyPurpose purpose() {
        return purpose;
    }

    public int version() {
        return version;
    }

    public long id() {
        return id;
    }

    public WrappedKey wrapped() {
        return wrapped;
    }

    public KeyState state() {
        return state;
    }

    public Instant created() {
        return created;
    }

    /** The same key under another wrapping. */
    public StoredKey withWrapped(WrappedKey replacement) {
        return new StoredKey(storeId, name, purpose, version, id, replacement, state, created);
    }

    /**
     * What the key encryption service authenticates along with the key. Every column that decides what the key is used for
     * is in it, so a row whose wrapped key was taken from another row, or whose columns were changed, doesn't unwrap.
     */
    static Map<String, String> encryptionContext(
            String storeId, String name, KeyPurpose purpose, int version, long id, Instant created) {
        Map<String, String> context = new TreeMap<>();
        context.put("sigil:store", storeId);
        context.put("sigil:key", name);
        context.put("sigil:purpose", purpose.name());
        context.put("sigil:version", Integer.toString(version));
        context.put("sigil:id", String.format("%016x", id));
        context.put("sigil:created", created.toString());
        return context;
    }

    /** The row's context as the given store binds it. */
    Map<String, String> encryptionContext(String ofStore) {
        return encryptionContext(ofStore, name, purpose, version, id, created);
    }

    @Override
    public String toString() {
        return name + "/" + purpose + "/" + version + " (id " + Long.toHexString(id) + "), " + wrapped;
    }
}
