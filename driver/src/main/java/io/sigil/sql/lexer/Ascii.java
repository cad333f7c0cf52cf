package io.sigil.sql.lexer;

/** Case folding of keywords: ASCII only, because no database folds others into a keyword. */
final class Ascii {
    private Ascii() {}

    static boolean equalsIgnoreCase(String text, String upper) {
        if (text.length() != upper.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (upper(text.charAt(i)) != upper.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
