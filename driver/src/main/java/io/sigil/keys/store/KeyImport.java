package io.sigil.keys.store;

import io.sigil.error.ErrorCode;
import io.sigil.keys.KeyStore;
import io.sigil.keys.StoredKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Adds the keys of an export to a key store. The file is read twice: nothing is written before all of it was found whole and
 * free of contradictions. A run that was cut off is completed by another one. Immutable.
 */
public final class KeyImport {
    private final KeyStore store;
    private final ExportedKeys exported;
    private final Path file;

    /** @param file what {@link KeyExport} has written */
    public KeyImport(KeyStore store, Path file) {
        this.store = store;
        this.file = file;
        this.exported = new ExportedKeys(file);
    }

    /** How many keys an import added and how many were there. Immutable. */
    public static final class Outcome {
        private final long added;
        private final long present;

        Outcome(long added, long present) {
            this.added = added;
            this.present = present;
        }

        public long added() {
            return added;
        }

        /** Keys that were in the store; they stay as they are there, rewrapped, retired or shredded since. */
        public long present() {
            return present;
        }
    }

    /**
     * Adds what is missing.
     *
     * @throws SQLException SIGIL-5023 when the file is damaged, is of another store than one that holds keys, or names a
     *     key that the store has under another id, or the other way round; nothing has changed then
     */
    public Outcome run() throws SQLException, IOException {
        String storeId = exported.visit(key -> {});
        if (!store.adopt(storeId)) {
            throw refused("it is of key store " + storeId + ", and this one is " + store.id() + " and holds keys");
        }
        exported.visit(this::requireConsistent);
        long[] counts = new long[2];
        exported.visit(key -> counts[add(key) ? 0 : 1]++);
        return new Outcome(counts[0], counts[1]);
    }

    /**
     * What {@link #run} would do; changes nothing.
     *
     * @throws SQLException as {@link #run}
     */
    public Outcome preview() throws SQLException, IOException {
        long[] counts = new long[2];
        String storeId = exported.visit(key -> counts[0]++);
        String present;
        try {
            present = store.id();
        } catch (SQLException e) {
            if (e.getErrorCode() != ErrorCode.KEY_STORE_MISSING.number()) {
                throw e;
            }
            return new Outcome(counts[0], 0);
        }
        if (!present.equals(storeId) && !store.from(Long.MIN_VALUE, 1).isEmpty()) {
            throw refused("it is of key store " + storeId + ", and this one is " + present + " and holds keys");
        }
        exported.visit(this::requireConsistent);
        counts[0] = 0;
        exported.visit(key -> counts[present(key).isPresent() ? 1 : 0]++);
        return new Outcome(counts[0], counts[1]);
    }

    private void requireConsistent(StoredKey key) throws SQLException {
        Optional<StoredKey> present = present(key);
        if (present.isPresent() && !present.get().isSameKey(key)) {
            throw refused("its key " + shown(key) + " is another one than the store's " + shown(present.get()));
        }
    }

    /** The key of this id, or else the one that has its name, purpose, subject and version. */
    private Optional<StoredKey> present(StoredKey key) throws SQLException {
        Optional<StoredKey> sameId = store.from(key.id(), 1).stream()
                .filter(stored -> stored.id() == key.id())
                .findFirst();
        if (sameId.isPresent()) {
            return sameId;
        }
        return store.ofSubject(key.name(), key.subject()).stream()
                .filter(stored -> stored.purpose() == key.purpose() && stored.version() == key.version())
                .findFirst();
    }

    private boolean add(StoredKey key) throws SQLException {
        if (present(key).isPresent()) {
            return false;
        }
        if (store.add(key)) {
            return true;
        }
        // Somebody was faster: with the same key, or the store isn't what it was a moment ago.
        requireConsistent(key);
        return false;
    }

    private static String shown(StoredKey key) {
        return key.name() + "/" + key.purpose() + "/" + key.version() + " of id " + String.format("%016x", key.id());
    }

    private SQLException refused(String why) {
        return ErrorCode.KEY_EXPORT_REFUSED.exception("key export " + file + " not imported, " + why
                + "; nothing was changed; import it into an empty key store, or find out which of the two is right");
    }
}
