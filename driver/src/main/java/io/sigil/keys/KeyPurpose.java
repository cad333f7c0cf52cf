package io.sigil.keys;

/** What a data key is for. One key never serves two purposes. */
public enum KeyPurpose {
    /** Randomized cells. The only purpose whose keys age out and rotate. */
    RANDOMIZED,
    /** Deterministic and format-preserving cells. */
    DETERMINISTIC,
    /** Search tokens. */
    SEARCH,
    /** Wraps the keys of data subjects, and names them. Encrypts no cell. */
    BRANCH;

    /** Whether several versions may be there. Of what decides which values are equal there is one. */
    boolean mayHaveVersions() {
        switch (this) {
            case RANDOMIZED:
            case BRANCH:
                return true;
            case DETERMINISTIC:
            case SEARCH:
                return false;
        }
        throw new AssertionError(this);
    }
}
