package io.sigil.operations.keys;

import io.sigil.keys.KeyPurpose;
import io.sigil.keys.KeyState;
import io.sigil.keys.KeyStore;
import io.sigil.operations.Target;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** What shredding a data subject would destroy. Immutable. */
public final class SubjectPreview {
    private SubjectPreview() {}

    /** How many keys of the subject could still decrypt. */
    public static long keys(Target target, KeyStore store, String subject) throws SQLException {
        long found = 0;
        byte[] value = subject.getBytes(StandardCharsets.UTF_8);
        for (String name : target.rules().keys().keySet()) {
            // Without a branch key no subject has a key, and asking for the tag would make one.
            boolean none = store.all(name).stream().noneMatch(key -> key.purpose() == KeyPurpose.BRANCH);
            if (!none) {
                found += store.ofSubject(name, target.keys().subjectTag(name, value)).stream()
                        .filter(key -> key.state() != KeyState.SHREDDED)
                        .count();
            }
        }
        return found;
    }
}
