package io.sigil.rules;

/** The version of the grammar. */
final class VersionShape extends ScalarShape<Integer> {
    static final int ONLY = 1;

    VersionShape() {
        super("a version of the rules file that is known", "write `version: 1`");
    }

    @Override
    Integer parse(YamlScalar scalar, Text text) throws MalformedText {
        if (!text.value().equals(Integer.toString(ONLY)) || (!scalar.isPlain() && !text.substituted())) {
            throw new MalformedText(hint());
        }
        return ONLY;
    }
}
