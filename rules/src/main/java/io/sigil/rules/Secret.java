package io.sigil.rules;

import java.util.Objects;

/** A password that no {@code toString}, message or log line shows. Immutable. */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The password itself. Whoever calls this answers for where it goes. */
    public char[] reveal() {
        return value.toCharArray();
    }

    @Override
    public String toString() {
        return "***";
    }
}
