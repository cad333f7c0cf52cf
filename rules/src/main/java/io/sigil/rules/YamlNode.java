package io.sigil.rules;

import java.util.Objects;

/** One node of the YAML document, before anything is known of its meaning. Immutable. */
abstract class YamlNode {
    private final Position position;

    YamlNode(Position position) {
        this.position = Objects.requireNonNull(position);
    }

    /** Where the node begins. */
    final Position position() {
        return position;
    }

    /** What messages call a node of this kind: {@code a list}. */
    abstract String kind();
}
