package io.sigil.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * At least one item, each once.
 *
 * @param <T> what an item reads to
 */
final class ListShape<T> extends ValueShape<List<Given<T>>> {
    private final ValueShape<T> item;

    ListShape(ValueShape<T> item) {
        this.item = item;
    }

    ValueShape<T> item() {
        return item;
    }

    @Override
    Optional<List<Given<T>>> read(YamlNode node, Place place, Reading reading) {
        if (!(node instanceof YamlList)) {
            refuseKind(node, place, "a list", reading);
            return Optional.empty();
        }
        List<Given<T>> items = new ArrayList<>();
        Set<T> seen = new HashSet<>();
        boolean complete = true;
        for (YamlNode element : ((YamlList) node).items()) {
            Given<T> given = Given.read("", place.item(element.position()), element, item, reading);
            complete &= given.value().isPresent();
            if (given.value().isPresent() && !seen.add(given.value().get())) {
                reading.errors().add(given.position(), given.shown() + " is given twice in " + place + "; remove one");
                complete = false;
            }
            items.add(given);
        }
        if (items.isEmpty()) {
            reading.errors().add(node.position(), place + " is empty; remove it or name at least one");
        }
        return complete && !items.isEmpty() ? Optional.of(items) : Optional.empty();
    }
}
