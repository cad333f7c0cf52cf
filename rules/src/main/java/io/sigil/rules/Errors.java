package io.sigil.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, so that all of it is reported at once. Not thread-safe. */
final class Errors {
    private static final Comparator<RulesError> IN_FILE_ORDER = Comparator.comparingInt(
                    (RulesError error) -> error.position().line())
            .thenComparingInt(error -> error.position().column());

    private final List<RulesError> errors = new ArrayList<>();

    void add(Position position, String message) {
        errors.add(new RulesError(position, message));
    }

    void throwIfAny() throws RulesException {
        if (!errors.isEmpty()) {
            throw exception();
        }
    }

    /** At least one error must be there. */
    RulesException exception() {
        List<RulesError> sorted = new ArrayList<>(errors);
        sorted.sort(IN_FILE_ORDER);
        return new RulesException(sorted);
    }
}
