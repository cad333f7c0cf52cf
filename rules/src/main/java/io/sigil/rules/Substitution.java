package io.sigil.rules;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a variable, {@code ${name}}, by its value. A dollar sign before the opening keeps it as text. What a variable holds
 * is text too: it is neither searched for variables nor read as YAML.
 */
final class Substitution {
    private static final String OPEN = "${";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private final Function<String, @Nullable String> variables;
    private final Errors errors;

    Substitution(Function<String, @Nullable String> variables, Errors errors) {
        this.variables = variables;
        this.errors = errors;
    }

    /**
     * The text with its variables replaced; empty when one can't be, which then has been reported.
     *
     * @param secret whether the text around the variables must stay out of messages
     */
    Optional<Text> resolve(YamlScalar scalar, boolean secret) {
        String raw = scalar.text();
        StringBuilder value = new StringBuilder();
        boolean complete = true;
        boolean substituted = false;
        int done = 0;
        for (int open = raw.indexOf(OPEN); open >= 0; open = raw.indexOf(OPEN, done)) {
            if (open > done && raw.charAt(open - 1) == '$') {
                value.append(raw, done, open - 1).append(OPEN);
                done = open + OPEN.length();
                continue;
            }
            value.append(raw, done, open);
            int close = raw.indexOf('}', open);
            if (close < 0) {
                errors.add(
                        scalar.positionOf(open), "`${` without a `}`; write `$${` for the two characters themselves");
                return Optional.empty();
            }
            @Nullable
            String replacement = lookUp(
                    raw.substring(open + OPEN.length(), close),
                    scalar,
                    open,
                    secret && close - open + 1 < raw.length());
            complete &= replacement != null;
            substituted = true;
            value.append(replacement);
            done = close + 1;
        }
        value.append(raw, done, raw.length());
        return complete ? Optional.of(new Text(value.toString(), substituted)) : Optional.empty();
    }

    private @Nullable String lookUp(String name, YamlScalar scalar, int open, boolean unnamed) {
        Position position = scalar.positionOf(open);
        if (!NAME.matcher(name).matches()) {
            errors.add(
                    position,
                    "`${…}` needs a name of letters, digits, `_`, `-` and `.`; write `$${` for the two characters themselves");
            return null;
        }
        @Nullable String value = variables.apply(name);
        if (value == null) {
            errors.add(
                    position,
                    (unnamed ? "a variable" : "variable `${" + name + "}`")
                            + " isn't set; set it as an environment variable or a JVM system property");
        }
        return value;
    }
}
