package io.sigil.rules;

import java.util.List;

/** A YAML sequence. Immutable. */
final class YamlList extends YamlNode {
    private final List<YamlNode> items;

    YamlList(Position position, List<YamlNode> items) {
        super(position);
        this.items = List.copyOf(items);
    }

    List<YamlNode> items() {
        return items;
    }

    @Override
    String kind() {
        return "a list";
    }
}
