package io.sigil.rules;

import java.util.Optional;

/**
 * What the file gives for one entry or item. Immutable.
 *
 * @param <T> the value
 */
final class Given<T> {
    private final String name;
    private final Place place;
    private final String shown;
    private final Optional<T> value;

    private Given(String name, Place place, String shown, Optional<T> value) {
        this.name = name;
        this.place = place;
        this.shown = shown;
        this.value = value;
    }

    static <T> Given<T> read(String name, Place place, YamlNode node, ValueShape<T> shape, Reading reading) {
        boolean showable = node instanceof YamlScalar && !shape.secret();
        String shown = showable ? Quoted.of(((YamlScalar) node).text()) : place.toString();
        return new Given<>(name, place, shown, shape.read(node, place, reading));
    }

    /** The key; empty for an item of a list. */
    String name() {
        return name;
    }

    /** The key's place, or the item's. */
    Place place() {
        return place;
    }

    Position position() {
        return place.position();
    }

    /** How a message shows the value: as the file spells it, variables unreplaced; the entry's name for a secret. */
    String shown() {
        return shown;
    }

    /** Empty when the value is malformed, which then has been reported. */
    Optional<T> value() {
        return value;
    }
}
