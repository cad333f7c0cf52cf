package io.sigil.it.conversions;

import io.sigil.dialect.Dialect;

/**
 * One cell of the cross product, on both sides.
 *
 * @param method the setter or getter
 * @param value the value set, or the one stored
 */
record Cell(Dialect dialect, TypedColumn column, Way way, String method, String value, Outcome plain, Outcome ruled) {

    /** Into the column, or out of it. */
    enum Way {
        IN,
        OUT
    }

    boolean equal() {
        return plain.sameAs(ruled);
    }

    @Override
    public String toString() {
        return dialect + " " + column + " " + method + " " + value + "\n    plaintext: " + plain + "\n    ruled:     "
                + ruled;
    }
}
