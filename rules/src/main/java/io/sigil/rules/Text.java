package io.sigil.rules;

/** A scalar's text after its variables have been replaced. Immutable. */
final class Text {
    private final String value;
    private final boolean substituted;

    Text(String value, boolean substituted) {
        this.value = value;
        this.substituted = substituted;
    }

    String value() {
        return value;
    }

    /** Whether a variable's value is part of it; if so no message may show it. */
    boolean substituted() {
        return substituted;
    }
}
