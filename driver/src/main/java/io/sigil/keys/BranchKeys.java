package io.sigil.keys;

import io.sigil.error.ErrorCode;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The branch keys of one entry under {@code keys}. Thread-safe. */
final class BranchKeys {
    private final KeyFamily family;
    private volatile @Nullable LeasedKey first;

    BranchKeys(KeyFamily family) {
        this.family = family;
    }

    /** The one that wraps new keys; made when there is none. */
    BranchKey current() throws SQLException {
        return new BranchKey(family.current(KeyPurpose.BRANCH).get());
    }

    /** The one of this id, of any version. */
    BranchKey byId(long id) throws SQLException {
        DataKey key = family.unsubjected(id);
        if (key.purpose() != KeyPurpose.BRANCH) {
            throw ErrorCode.WRAPPED_KEY_REFUSED.exception("data key " + key
                    + " is named as the branch key of a subject and is none; a row was changed; restore the key store");
        }
        return new BranchKey(key);
    }

    /** The very first one: tags and proofs must stay what they are, however often branch keys are replaced. */
    BranchKey first() throws SQLException {
        LeasedKey known = first;
        if (known == null) {
            current();
            List<StoredKey> versions = family.versions(KeyPurpose.BRANCH);
            if (versions.isEmpty() || versions.get(0).version() != 1) {
                throw ErrorCode.KEY_STORE_DAMAGED.exception("the first branch key of '" + family.name()
                        + "' is gone, and with it the names of its data subjects; restore the key store");
            }
            known = family.leased(versions.get(0));
            first = known;
        }
        return new BranchKey(known.get());
    }
}
