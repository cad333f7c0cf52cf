package io.sigil.keys;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row of a key store: a wrapped data key and what it is bound to. Holds no secret. Immutable. */
public final class StoredKey {
    /** No data key has this id. */
    public static final long NO_ID = 0;

    /** What {@link #subject()} is for a key that belongs to no data subject. */
    public static final String NO_SUBJECT = "";

    private final String storeId;
    private final String name;
    private final KeyPurpose purpose;
    private final String subject;
    private final int version;
    private final long id;
    private final WrappedKey wrapped;
    private final KeyState state;
    private final Instant created;
    private final @Nullable Instant destroyed;

    /**
     * A key that belongs to no data subject.
     *
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
        this(storeId, name, purpose, NO_SUBJECT, version, id, wrapped, state, created, null);
    }

    /**
     * @param subject the data subject's tag, see {@link SubjectTag}; or {@link #NO_SUBJECT}
     * @param version counted from 1 per name, purpose and subject
     * @param destroyed when the key was shredded; null for a key that is there
     */
    public StoredKey(
            String storeId,
            String name,
            KeyPurpose purpose,
            String subject,
            int version,
            long id,
            WrappedKey wrapped,
            KeyState state,
            Instant created,
            @Nullable Instant destroyed) {
        this.storeId = Objects.requireNonNull(storeId);
        this.name = Objects.requireNonNull(name);
        this.purpose = Objects.requireNonNull(purpose);
        this.subject = Objects.requireNonNull(subject);
        this.version = version;
        this.id = id;
        this.wrapped = Objects.requireNonNull(wrapped);
        this.state = Objects.requireNonNull(state);
        this.created = Objects.requireNonNull(created);
        this.destroyed = destroyed;
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

    /** The data subject's tag, 64 hexadecimal digits; {@link #NO_SUBJECT} for a key of no subject. */
    public String subject() {
        return subject;
    }

    public boolean hasSubject() {
        return !subject.equals(NO_SUBJECT);
    }

    public int version() {
        return version;
    }

    public long id() {
        return id;
    }

    /** Of a shredded key, no key: the proof that its subject was shredded by who had the branch key. */
    public WrappedKey wrapped() {
        return wrapped;
    }

    public KeyState state() {
        return state;
    }

    public Instant created() {
        return created;
    }

    /** When the key was shredded; null for a key that is there. */
    public @Nullable Instant destroyed() {
        return destroyed;
    }

    /** The same key under another wrapping. */
    public StoredKey withWrapped(WrappedKey replacement) {
        return new StoredKey(storeId, name, purpose, subject, version, id, replacement, state, created, destroyed);
    }

    /** The same key, further in its life. */
    public StoredKey withState(KeyState next) {
        return new StoredKey(storeId, name, purpose, subject, version, id, wrapped, next, created, destroyed);
    }

    /** What is left of the key when it is shredded. */
    StoredKey shredded(WrappedKey proof, Instant at) {
        return new StoredKey(storeId, name, purpose, subject, version, id, proof, KeyState.SHREDDED, created, at);
    }

    /** Whether both rows stand for one key, however it is wrapped and whatever its state. */
    public boolean isSameKey(StoredKey other) {
        return id == other.id
                && version == other.version
                && purpose == other.purpose
                && storeId.equals(other.storeId)
                && name.equals(other.name)
                && subject.equals(other.subject)
                && created.equals(other.created);
    }

    /**
     * What the key encryption service authenticates along with the key. Every column that decides what the key is used for
     * is in it, so a row whose wrapped key was taken from another row, or whose columns were changed, doesn't unwrap.
     */
    static Map<String, String> encryptionContext(
            String storeId, String name, KeyPurpose purpose, String subject, int version, long id, Instant created) {
        Map<String, String> context = new TreeMap<>();
        context.put("sigil:store", storeId);
        context.put("sigil:key", name);
        context.put("sigil:purpose", purpose.name());
        context.put("sigil:version", Integer.toString(version));
        context.put("sigil:id", String.format("%016x", id));
        context.put("sigil:created", created.toString());
        if (!subject.equals(NO_SUBJECT)) {
            context.put("sigil:subject", subject);
        }
        return context;
    }

    /** The row's context as the given store binds it. */
    Map<String, String> encryptionContext(String ofStore) {
        return encryptionContext(ofStore, name, purpose, subject, version, id, created);
    }

    @Override
    public String toString() {
        return name + "/" + purpose + "/" + version + " (id " + Long.toHexString(id) + "), " + wrapped;
    }
}
