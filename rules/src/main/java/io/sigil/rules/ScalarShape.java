package io.sigil.rules;

import java.util.Optional;

/**
 * A value of one scalar.
 *
 * @param <T> what it reads to
 */
abstract class ScalarShape<T> extends ValueShape<T> {
    private final String what;
    private final String hint;

    /**
     * @param what what messages call such a value: {@code a duration}
     * @param hint what to write
     */
    ScalarShape(String what, String hint) {
        this.what = what;
        this.hint = hint;
    }

    abstract T parse(YamlScalar scalar, Text text) throws MalformedText;

    /** Whether a written-out null is one of the values. */
    boolean takesNull() {
        return false;
    }

    final String what() {
        return what;
    }

    final String hint() {
        return hint;
    }

    @Override
    final Optional<T> read(YamlNode node, Place place, Reading reading) {
        if (!(node instanceof YamlScalar) || isMissing((YamlScalar) node)) {
            refuseKind(node, place, what, reading);
            return Optional.empty();
        }
        YamlScalar scalar = (YamlScalar) node;
        Optional<Text> text = reading.substitution().resolve(scalar, secret());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().value().isEmpty()) {
            reading.errors().add(scalar.position(), place + " is empty; it takes " + what);
            return Optional.empty();
        }
        try {
            return Optional.of(parse(scalar, text.get()));
        } catch (MalformedText e) {
            reading.errors().add(scalar.position(), complaint(scalar, text.get(), place, e));
            return Optional.empty();
        }
    }

    private boolean isMissing(YamlScalar scalar) {
        return scalar.isNull() && (scalar.text().isEmpty() || !takesNull());
    }

    /** A reason speaks of the text, so it is left out where the text is a variable's or a secret. */
    private String complaint(YamlScalar scalar, Text text, Place place, MalformedText malformed) {
        if (secret()) {
            return place + " isn't " + what + ": " + hint;
        }
        String shown = Quoted.of(scalar.text());
        return text.substituted()
                ? "the value of " + shown + " isn't " + what + ": " + hint
                : shown + " isn't " + what + ": " + malformed.reason();
    }
}
