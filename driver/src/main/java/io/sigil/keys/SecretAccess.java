package io.sigil.keys;

/** Whoever reads the bytes of a key hands this in, so that a review finds every such place by searching for it. */
public final class SecretAccess {

    private static final SecretAccess INSTANCE = new SecretAccess();

    private SecretAccess() {}

    public static SecretAccess grant() {
        return INSTANCE;
    }
}
