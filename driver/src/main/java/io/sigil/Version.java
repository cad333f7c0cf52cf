package io.sigil;

/** Sigil's version, that of its build. */
final class Version {
    static final int MAJOR = 0;
    static final int MINOR = 1;

    private Version() {}
}
