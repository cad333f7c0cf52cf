package io.sigil.cell;

import java.io.ByteArrayOutputStream;

/** The characters that format-preserving encryption replaces by one another; their places are numerals. Immutable. */
final class FormatAlphabet {

    /** SP 800-38G Rev. 1 §4: what has fewer values falls to guessing. */
    private static final long LEAST_VALUES = 1_000_000;

    private final String characters;

    /** @param characters at least two of ASCII, each once, as the rules file is checked for */
    FormatAlphabet(String characters) {
        this.characters = characters;
    }

    int radix() {
        return characters.length();
    }

    /** The numerals of the characters that are of the alphabet, in their order. */
    byte[] numerals(String text) {
        ByteArrayOutputStream numerals = new ByteArrayOutputStream(text.length());
        text.chars().map(characters::indexOf).filter(numeral -> numeral >= 0).forEach(numerals::write);
        return numerals.toByteArray();
    }

    /** The text with others in the places of its characters of the alphabet. */
    String replaced(String text, byte[] others) {
        char[] result = text.toCharArray();
        int next = 0;
        for (int i = 0; i < result.length; i++) {
            if (characters.indexOf(result[i]) >= 0) {
                result[i] = characters.charAt(others[next++]);
            }
        }
        return new String(result);
    }

    /** Whether numeral strings of this length are many enough. */
    boolean isEnough(int length) {
        long values = 1;
        for (int i = 0; i < length && values < LEAST_VALUES; i++) {
            values *= radix();
        }
        return values >= LEAST_VALUES;
    }
}
