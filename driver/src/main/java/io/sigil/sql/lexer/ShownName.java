package io.sigil.sql.lexer;

/** How a name of a statement appears in a message. */
public final class ShownName {
    private static final int MAX_LENGTH = 64;

    private ShownName() {}

    /**
     * The name, or a mask when it doesn't look like one: what stands in quotes of the wrong kind, or of another dialect,
     * is a name to the lexer and may be a value.
     */
    public static String of(String name, boolean quoted) {
        String shown = isName(name) ? name : "\u2026";
        return quoted ? '"' + shown + '"' : shown;
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_LENGTH
                && !Ascii.isDigit(name.charAt(0))
                && name.charAt(0) != '$'
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '$');
    }
}
