package io.sigil.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mapping with names of the operator's choice, at least one.
 *
 * @param <T> what a value reads to
 */
final class NamedShape<T> extends ValueShape<List<Given<T>>> {
    private final String example;
    private final ValueShape<T> value;
    private final Optional<String> names;

    /** @param example a pair, to show what to write */
    NamedShape(String example, ValueShape<T> value) {
        this(example, value, Optional.empty());
    }

    private NamedShape(String example, ValueShape<T> value, Optional<String> names) {
        this.example = example;
        this.value = value;
        this.names = names;
    }

    NamedShape<T> named(String regularExpression) {
        return new NamedShape<>(example, value, Optional.of(regularExpression));
    }

    /** A regular expression in the common subset of Java and ECMA-262 that a whole name matches. */
    Optional<String> names() {
        return names;
    }

    ValueShape<T> value() {
        return value;
    }

    @Override
    Optional<List<Given<T>>> read(YamlNode node, Place place, Reading reading) {
        if (!(node instanceof YamlMap)) {
            refuseKind(node, place, "a mapping such as " + Quoted.of(example), reading);
            return Optional.empty();
        }
        List<Given<T>> values = new ArrayList<>();
        for (YamlMap.Pair pair : ((YamlMap) node).pairs()) {
            String name = pair.key().text();
            if (names.isPresent() && !Pattern.matches(names.get(), name)) {
                reading.errors()
                        .add(
                                pair.key().position(),
                                Quoted.of(name) + " can't be a name in " + place + "; write for example "
                                        + Quoted.of(example));
                continue;
            }
            values.add(Given.read(name, place.child(name, pair.key().position()), pair.value(), value, reading));
        }
        if (((YamlMap) node).pairs().isEmpty()) {
            reading.errors()
                    .add(
                            place.position(),
                            place + " is empty; it needs at least one entry such as " + Quoted.of(example));
        }
        return Optional.of(values);
    }
}
