package io.sigil.rules;

import java.util.Optional;

/**
 * What the value of an entry looks like. The parser reads by it and the JSON Schema is generated from it. Immutable.
 *
 * @param <T> what it reads to
 */
abstract class ValueShape<T> {

    /** The value; empty when the node doesn't have this shape, which then has been reported. */
    abstract Optional<T> read(YamlNode node, Place place, Reading reading);

    /** Whether messages must not show what the file has. */
    boolean secret() {
        return false;
    }

    static void refuseKind(YamlNode node, Place place, String expected, Reading reading) {
        if (node instanceof YamlBroken) {
            return;
        }
        if (node instanceof YamlScalar && ((YamlScalar) node).isNull()) {
            reading.errors().add(place.position(), place + " has no value; it takes " + expected);
        } else {
            reading.errors().add(node.position(), place + " takes " + expected + ", not " + node.kind());
        }
    }
}
