package io.sigil.sql.lexer;

/** The escapes of {@code U&"…"}: a backslash and four hexadecimal digits, or a backslash, a plus sign and six. */
final class UnicodeEscapes {
    private UnicodeEscapes() {}

    static String decode(String escaped, int offset) throws LexicalException {
        StringBuilder decoded = new StringBuilder(escaped.length());
        int i = 0;
        while (i < escaped.length()) {
            char c = escaped.charAt(i);
            if (c != '\\') {
                decoded.append(c);
                i++;
            } else if (escaped.startsWith("\\", i + 1)) {
                decoded.append('\\');
                i += 2;
            } else {
                boolean six = escaped.startsWith("+", i + 1);
                int from = i + (six ? 2 : 1);
                int to = from + (six ? 6 : 4);
                decoded.appendCodePoint(codePoint(escaped, from, to, offset));
                i = to;
            }
        }
        return decoded.toString();
    }

    private static int codePoint(String escaped, int from, int to, int offset) throws LexicalException {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = i < escaped.length() ? Character.digit(escaped.charAt(i), 16) : -1;
            if (digit < 0) {
                throw LexicalException.hidingNames("a Unicode escape isn't complete", offset);
            }
            value = value * 16 + digit;
        }
        if (!Character.isValidCodePoint(value)) {
            throw LexicalException.hidingNames("a Unicode escape is out of range", offset);
        }
        return value;
    }
}
