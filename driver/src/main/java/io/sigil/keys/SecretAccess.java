package io.sigil.keys;

/**
 * Shows that the caller means to touch secret bytes. It protects against accident, not malice: every place that reads a
 * key calls {@link #grant()}, so a review finds them all by searching for it. Immutable.
 */
public final class SecretAccess {
    private static final SecretAccess GRANTED = new SecretAccess();

    private SecretAccess() {}

    /** Whoever calls this answers for where the bytes go. */
    public static SecretAccess grant() {
        return GRANTED;
    }
}
