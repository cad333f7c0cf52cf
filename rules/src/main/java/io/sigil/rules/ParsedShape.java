package io.sigil.rules;

import java.util.Optional;

/**
 * A text with a form of its own.
 *
 * @param <T> what it reads to
 */
final class ParsedShape<T> extends ScalarShape<T> {

    /** Reads a text. */
    interface TextParser<T> {
        T parse(String text) throws MalformedText;
    }

    private final TextParser<T> parser;
    private final Optional<String> pattern;
    private final boolean secret;

    private ParsedShape(String what, String hint, TextParser<T> parser, Optional<String> pattern, boolean secret) {
        super(what, hint);
        this.parser = parser;
        this.pattern = pattern;
        this.secret = secret;
    }

    static <T> ParsedShape<T> of(String what, String hint, TextParser<T> parser) {
        return new ParsedShape<>(what, hint, parser, Optional.empty(), false);
    }

    ParsedShape<T> matching(String regularExpression) {
        return new ParsedShape<>(what(), hint(), parser, Optional.of(regularExpression), secret);
    }

    ParsedShape<T> keptSecret() {
        return new ParsedShape<>(what(), hint(), parser, pattern, true);
    }

    /** A regular expression in the common subset of Java and ECMA-262 that the whole text matches, for the JSON Schema. */
    Optional<String> pattern() {
        return pattern;
    }

    @Override
    T parse(YamlScalar scalar, Text text) throws MalformedText {
        return parser.parse(text.value());
    }

    @Override
    boolean secret() {
        return secret;
    }
}
