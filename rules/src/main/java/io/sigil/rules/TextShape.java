package io.sigil.rules;

/** Any text that isn't empty. */
final class TextShape extends ScalarShape<String> {
    private final boolean secret;

    private TextShape(boolean secret) {
        super("a text", "write a text");
        this.secret = secret;
    }

    static TextShape open() {
        return new TextShape(false);
    }

    static TextShape ofSecret() {
        return new TextShape(true);
    }

    @Override
    String parse(YamlScalar scalar, Text text) {
        return text.value();
    }

    @Override
    boolean secret() {
        return secret;
    }
}
