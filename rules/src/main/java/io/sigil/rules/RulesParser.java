package io.sigil.rules;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a rules file. Stateless; safe to share. */
public final class RulesParser {
    private RulesParser() {}

    /**
     * Parses and validates a whole rules file.
     *
     * @param source what to call the file in positions
     * @param yaml the file's text, YAML 1.2
     * @param variables value of a {@code ${name}}, or null when there is none; {@link #systemVariables()} for real use
     * @throws RulesException with every error of the file
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static Rules parse(String source, String yaml, Function<String, @Nullable String> variables)
            throws RulesException {
        Errors errors = new Errors();
        Reading reading = new Reading(errors, variables);
        Optional<Section> file = YamlReader.read(source, yaml, errors)
                .flatMap(root -> FileEntries.FILE.read(root, Place.file(source), reading));
        if (file.isEmpty()) {
            throw errors.exception();
        }
        Rules rules = new RulesReader(source, file.get(), errors).read();
        errors.throwIfAny();
        return rules;
    }

    /** Environment variables first, then JVM system properties. */
    public static Function<String, @Nullable String> systemVariables() {
        return name -> {
            String value = System.getenv(name);
            return value != null ? value : System.getProperty(name);
        };
    }
}
