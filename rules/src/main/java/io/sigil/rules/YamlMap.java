package io.sigil.rules;

import java.util.List;

/** A YAML mapping whose keys are texts, each given once. Immutable. */
final class YamlMap extends YamlNode {

    /** A key and its value. Immutable. */
    static final class Pair {
        private final YamlScalar key;
        private final YamlNode value;

        Pair(YamlScalar key, YamlNode value) {
            this.key = key;
            this.value = value;
        }

        YamlScalar key() {
            return key;
        }

        YamlNode value() {
            return value;
        }
    }

    private final List<Pair> pairs;

    YamlMap(Position position, List<Pair> pairs) {
        super(position);
        this.pairs = List.copyOf(pairs);
    }

    /** In the order of the file. */
    List<Pair> pairs() {
        return pairs;
    }

    @Override
    String kind() {
        return "a mapping";
    }
}
