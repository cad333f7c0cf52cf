package io.sigil.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The alphabets of format-preserving values: by name, or spelt out. */
final class Alphabets {
    static final String HINT = "write `digits`, `lower`, `upper`, `alphanumeric` or at least two different characters";

    /** The last of ASCII that is no control character. */
    private static final char LAST = '~';

    private static final String DIGITS = "0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** Characters in the order of their code points; the order is part of the cipher, so it never changes. */
    private static final Map<String, String> NAMED = new LinkedHashMap<>();

    static {
        NAMED.put("digits", DIGITS);
        NAMED.put("lower", LOWER);
        NAMED.put("upper", UPPER);
        NAMED.put("alphanumeric", DIGITS + UPPER + LOWER);
    }

    private Alphabets() {}

    /** The characters, each once, in their order. */
    static String parse(String text) throws MalformedText {
        @Nullable String named = NAMED.get(text);
        if (named != null) {
            return named;
        }
        Optional<String> meant = Suggestions.closest(text, NAMED.keySet());
        if (meant.isPresent()) {
            throw new MalformedText("did you mean " + Quoted.of(meant.get()) + "?");
        }
        if (text.codePoints().count() < 2) {
            throw new MalformedText(HINT);
        }
        if (!text.chars().allMatch(c -> c > ' ' && c <= LAST)) {
            throw new MalformedText(
                    "a character in it is none of ASCII's letters, digits and signs; other ones change their"
                            + " length or get lost in some columns; leave it out, and it stays readable in its place");
        }
        if (text.codePoints().distinct().count() < text.codePoints().count()) {
            throw new MalformedText("a character is in it twice; " + HINT);
        }
        return text;
    }

    /** Whether values of exactly {@code length} characters are at least {@code least} different ones. */
    static boolean hold(String alphabet, int length, long least) {
        long radix = alphabet.codePoints().count();
        long values = 1;
        for (int i = 0; i < length && values < least; i++) {
            values *= radix;
        }
        return values >= least;
    }
}
