package io.sigil.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the SQL names under one key of the file and finds two that mean the same object. Not thread-safe. */
final class Names {
    private final String what;
    private final Errors errors;
    private final Map<String, Given<?>> seen = new HashMap<>();

    /** @param what what messages call such a name: {@code a table's name} */
    Names(String what, Errors errors) {
        this.what = what;
        this.errors = errors;
    }

    /** The parts of the entry's name; empty when it is malformed or taken, which then has been reported. */
    Optional<List<Identifier>> read(Given<?> entry, ParsedShape.TextParser<List<Identifier>> parser) {
        List<Identifier> name;
        try {
            name = parser.parse(entry.name());
        } catch (MalformedText e) {
            errors.add(entry.position(), Quoted.of(entry.name()) + " isn't " + what + ": " + e.reason());
            return Optional.empty();
        }
        @Nullable Given<?> first = seen.putIfAbsent(folded(name), entry);
        if (first != null) {
            errors.add(
                    entry.position(),
                    Quoted.of(entry.name()) + " means the same as " + Quoted.of(first.name()) + " in line "
                            + first.position().line() + "; remove one");
            return Optional.empty();
        }
        return Optional.of(name);
    }

    /** Equal for names that mean the same object in every database. */
    static String folded(List<Identifier> name) {
        return name.stream().map(Identifier::folded).collect(Collectors.joining("\0"));
    }

    static String joined(List<Identifier> name) {
        return name.stream().map(Identifier::toString).collect(Collectors.joining("."));
    }
}
