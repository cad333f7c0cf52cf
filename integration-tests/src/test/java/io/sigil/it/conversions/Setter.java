package io.sigil.it.conversions;

import java.sql.Connection;
import java.sql.PreparedStatement;

/**
 * One call of a setter with one value.
 *
 * @param method the overload
 * @param sample the value in words
 */
record Setter(String method, String sample, Binding binding) {

    /** Sets the placeholder; called once for each side, so it makes streams anew. */
    interface Binding {
        void set(Connection connection, PreparedStatement statement, int index) throws Exception;
    }

    /** A setter of one class of values. */
    interface Typed<T> {
        void set(PreparedStatement statement, int index, T value) throws Exception;
    }

    @Override
    public String toString() {
        return method + " " + sample;
    }
}
