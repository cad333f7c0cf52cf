package io.sigil.rules;

import java.util.Set;

/** {@code true} or {@code false}, as the core schema spells them (YAML 1.2.2 §10.3.2). */
final class FlagShape extends ScalarShape<Boolean> {
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");

    FlagShape() {
        super("a truth value", "write `true` or `false`");
    }

    @Override
    Boolean parse(YamlScalar scalar, Text text) throws MalformedText {
        boolean known = TRUE.contains(text.value()) || FALSE.contains(text.value());
        if (known && !scalar.isPlain() && !text.substituted()) {
            throw new MalformedText("write it without quotes");
        }
        if (!known) {
            throw new MalformedText(hint());
        }
        return TRUE.contains(text.value());
    }
}
