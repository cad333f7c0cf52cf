package io.sigil.keys;

/** Is told how far a walk through stored keys has come. */
public interface Progress {
    /** Doesn't listen. */
    Progress NONE = (done, key) -> {};

    /**
     * One more is done, and stays done if the walk ends here.
     *
     * @param done how many, this one included
     */
    void done(int done, StoredKey key);
}
