package io.sigil.rules;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every reader of one file shares. Not thread-safe. */
final class Reading {
    private final Errors errors;
    private final Substitution substitution;

    Reading(Errors errors, Function<String, @Nullable String> variables) {
        this.errors = errors;
        this.substitution = new Substitution(variables, errors);
    }

    Errors errors() {
        return errors;
    }

    Substitution substitution() {
        return substitution;
    }
}
