package io.sigil.rules;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A section of the file with the values that it gives. Immutable. */
final class Section {
    private final Place place;
    private final Map<String, Given<?>> given;
    private final Set<String> doubtful;

    /** @param doubtful entries that the file seems to give under a misspelt key */
    Section(Place place, Map<String, Given<?>> given, Set<String> doubtful) {
        this.place = place;
        this.given = Map.copyOf(given);
        this.doubtful = Set.copyOf(doubtful);
    }

    Place place() {
        return place;
    }

    /** What the file gives for an entry, well-formed or not. */
    <T> Optional<Given<T>> given(Entry<T> entry) {
        @Nullable Given<?> found = given.get(entry.name());
        // SectionShape filled the map by the same entries.
        @SuppressWarnings("unchecked")
        @Nullable
        Given<T> typed = (Given<T>) found;
        return Optional.ofNullable(typed);
    }

    boolean has(Entry<?> entry) {
        return given.containsKey(entry.name());
    }

    <T> Optional<T> get(Entry<T> entry) {
        return given(entry).flatMap(Given::value);
    }

    /** Whether each of the entries is absent or well-formed; if not, complaints that rest on them could be wrong. */
    boolean certain(Entry<?>... entries) {
        for (Entry<?> entry : entries) {
            boolean malformed = given(entry).map(g -> g.value().isEmpty()).orElse(doubtful.contains(entry.name()));
            if (malformed) {
                return false;
            }
        }
        return true;
    }

    /** Where the file names an entry; the section's own position when it doesn't. */
    Position position(Entry<?> entry) {
        @Nullable Given<?> found = given.get(entry.name());
        return found == null ? place.position() : found.position();
    }

    /** How a message shows an entry's value, or {@code otherwise} when the file gives none. */
    String shown(Entry<?> entry, String otherwise) {
        @Nullable Given<?> found = given.get(entry.name());
        return found == null ? otherwise : found.shown();
    }
}
