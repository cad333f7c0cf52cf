package io.sigil.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A rules file that can't be used; carries everything that is wrong with it, in the order of the file. */
public final class RulesException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<RulesError> errors;

    RulesException(List<RulesError> errors) {
        super(errors.stream().map(RulesError::toString).collect(Collectors.joining(System.lineSeparator())));
        this.errors = List.copyOf(errors);
    }

    /** At least one. */
    public List<RulesError> errors() {
        return errors;
    }
}
