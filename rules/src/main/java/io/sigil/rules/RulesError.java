package io.sigil.rules;

import java.util.Objects;

/** One thing that is wrong in a rules file. Immutable. */
public final class RulesError {
    private final Position position;
    private final String message;

    RulesError(Position position, String message) {
        this.position = Objects.requireNonNull(position);
        this.message = Objects.requireNonNull(message);
    }

    public Position position() {
        return position;
    }

    /** What is wrong and what to do; never a password or the value of a {@code ${…}} variable. */
    public String message() {
        return message;
    }

    /** {@code file:line:column: message}. */
    @Override
    public String toString() {
        return position + ": " + message;
    }
}
