package io.sigil.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names under {@code keys}, to which columns refer. Immutable. */
final class KeyNames {
    /** Stands for a key that isn't known; the file is refused then, so nobody sees it. */
    private static final String UNKNOWN = "";

    private final List<String> names;
    private final boolean certain;

    private KeyNames(List<String> names, boolean certain) {
        this.names = List.copyOf(names);
        this.certain = certain;
    }

    static KeyNames of(Section file) {
        List<String> names = new ArrayList<>();
        file.get(FileEntries.KEYS).ifPresent(keys -> keys.forEach(key -> names.add(key.name())));
        // Without one well-named key there is nothing to compare with, and that has been reported.
        return new KeyNames(names, !names.isEmpty());
    }

    /** The name of a column's key: the one it gives, or the only one there is. */
    String of(Section column, Errors errors) {
        if (!certain || !column.certain(ColumnEntries.KEY)) {
            return UNKNOWN;
        }
        Optional<String> given = column.get(ColumnEntries.KEY);
        if (given.isEmpty()) {
            if (names.size() > 1) {
                errors.add(
                        column.place().position(),
                        column.place() + " needs " + ColumnEntries.KEY + ", because there are several under `keys`");
            }
            return names.get(0);
        }
        if (!names.contains(given.get())) {
            column.given(ColumnEntries.KEY).ifPresent(key -> errors.add(key.position(), unknown(key, given.get())));
        }
        return given.get();
    }

    private String unknown(Given<String> key, String name) {
        // A suggestion would tell something of a variable's value.
        boolean shown = key.shown().equals(Quoted.of(name));
        Optional<String> meant = shown ? Suggestions.closest(name, names) : Optional.empty();
        return "no key " + key.shown() + " under `keys`"
                + meant.map(close -> ", did you mean " + Quoted.of(close) + "?")
                        .orElseGet(() -> "; known are " + Quoted.allOf(names));
    }
}
