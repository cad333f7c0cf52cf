package io.sigil.rules;

/** How many characters of a text its search token knows. */
final class PrefixLength {
    static final String HINT = "write a whole number from 1 to 64";

    private static final int DEFAULT = 10;
    private static final int MOST = 64;

    private PrefixLength() {}

    static int parse(String text) throws MalformedText {
        if (!text.matches("[1-9][0-9]?") || Integer.parseInt(text) > MOST) {
            throw new MalformedText(HINT);
        }
        return Integer.parseInt(text);
    }

    /** A shorter type needs no more characters than it has. */
    static int byDefault(LogicalType type) {
        return Math.min(DEFAULT, type.maxLength().orElse(DEFAULT));
    }
}
