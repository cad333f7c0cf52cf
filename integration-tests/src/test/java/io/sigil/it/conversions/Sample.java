package io.sigil.it.conversions;

/**
 * A value to be set.
 *
 * @param name says it in the table
 */
record Sample(String name, Object value) {

    static Sample of(Object value) {
        return new Sample(Described.of(value), value);
    }
}
