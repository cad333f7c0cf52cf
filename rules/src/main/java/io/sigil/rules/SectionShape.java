package io.sigil.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A mapping whose keys the grammar knows. */
final class SectionShape extends ValueShape<Section> {
    private final List<Entry<?>> entries;

    SectionShape(Entry<?>... entries) {
        this.entries = List.of(entries);
    }

    List<Entry<?>> entries() {
        return entries;
    }

    @Override
    Optional<Section> read(YamlNode node, Place place, Reading reading) {
        if (!(node instanceof YamlMap)) {
            refuseKind(node, place, "a mapping of " + Quoted.allOf(names()), reading);
            return Optional.empty();
        }
        Map<String, Given<?>> given = new HashMap<>();
        Set<String> doubtful = new HashSet<>();
        for (YamlMap.Pair pair : ((YamlMap) node).pairs()) {
            String key = pair.key().text();
            Optional<Entry<?>> entry = find(key);
            if (entry.isPresent()) {
                given.put(key, read(entry.get(), pair, place, reading));
            } else {
                Optional<String> meant = Suggestions.closest(key, names());
                meant.ifPresent(doubtful::add);
                reading.errors().add(pair.key().position(), unknown(key, meant));
            }
        }
        for (Entry<?> entry : entries) {
            if (entry.required() && !given.containsKey(entry.name()) && !doubtful.contains(entry.name())) {
                reading.errors().add(place.position(), place + " needs " + entry);
            }
        }
        return Optional.of(new Section(place, given, doubtful));
    }

    private static <T> Given<T> read(Entry<T> entry, YamlMap.Pair pair, Place place, Reading reading) {
        Place child = place.child(entry.name(), pair.key().position());
        return Given.read(entry.name(), child, pair.value(), entry.shape(), reading);
    }

    private String unknown(String key, Optional<String> meant) {
        return "unknown key " + Quoted.of(key)
                + meant.map(close -> ", did you mean " + Quoted.of(close) + "?")
                        .orElseGet(() -> "; known here are " + Quoted.allOf(names()));
    }

    private Optional<Entry<?>> find(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    private List<String> names() {
        return entries.stream().map(Entry::name).collect(Collectors.toCollection(ArrayList::new));
    }
}
