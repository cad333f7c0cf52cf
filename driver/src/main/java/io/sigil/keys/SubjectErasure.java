package io.sigil.keys;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Shreds data subjects: destroys their keys, under every name of the rules file, so that nobody can read their values any more,
 * in no table and no backup of one. Copies of the key store are beyond its reach. Searchable columns need {@code SubjectShredding}
 * around it, which takes the cells away, too. Immutable.
 */
public final class SubjectErasure {
    private final DataKeys keys;
    private final KeyStore store;

    /** @param store the one that {@code keys} were opened with */
    public SubjectErasure(DataKeys keys, KeyStore store) {
        this.keys = keys;
        this.store = store;
    }

    /**
     * Destroys a subject's keys, at once and for good. What was cut off is completed by another call.
     *
     * @param keyNames entries under {@code keys} of the rules file
     * @param subject the subject's value in canonical form: a whole number in decimal digits, a text as it is stored, a UUID in
     *     lower case
     */
    public ErasureReceipt shred(Collection<String> keyNames, String subject) throws SQLException {
        Instant at = keys.now().truncatedTo(ChronoUnit.MILLIS);
        List<StoredKey> destroyed = new ArrayList<>();
        for (String name : keyNames) {
            destroyed.addAll(keys.shred(name, tag(name, subject)));
        }
        return new ErasureReceipt(store.id(), at, destroyed);
    }

    /** Lets a shredded subject be written again under a new key; what was shredded stays so. */
    public void admit(Collection<String> keyNames, String subject) throws SQLException {
        for (String name : keyNames) {
            keys.admit(name, tag(name, subject));
        }
    }

    private String tag(String name, String subject) throws SQLException {
        return keys.subjectTag(name, subject.getBytes(StandardCharsets.UTF_8));
    }
}
