package io.sigil.sql;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds identifiers so that any two that some database takes for the same fold alike: upper and lower case, and for
 * names outside ASCII also compatibility forms and accents (MySQL compares column names by an accent-insensitive
 * collation; H2 upper-cases, which turns U+017F into S).
 */
public final class LooseName {
    private LooseName() {}

    public static String of(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return ofUnicode(name);
            }
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static String ofUnicode(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
        StringBuilder base = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(base::appendCodePoint);
        return base.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
