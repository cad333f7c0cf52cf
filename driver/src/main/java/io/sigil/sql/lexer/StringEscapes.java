package io.sigil.sql.lexer;

/** Backslash escapes within strings. */
enum StringEscapes {
    /** MySQL Reference Manual, table 9.1. */
    MYSQL {
        @Override
        int read(String text, int backslash, StringBuilder value) {
            char c = text.charAt(backslash + 1);
            switch (c) {
                case '0':
                    value.append('\0');
                    break;
                case 'b':
                    value.append('\b');
                    break;
                case 'n':
                    value.append('\n');
                    break;
                case 'r':
                    value.append('\r');
                    break;
                case 't':
                    value.append('\t');
                    break;
                case 'Z':
                    value.append('\u001a');
                    break;
                case '%':
                case '_':
                    // Outside a pattern both characters stay.
                    value.append('\\').append(c);
                    break;
                default:
                    value.append(c);
            }
            return backslash + 2;
        }
    },

    /** PostgreSQL manual, 4.1.2.2. */
    POSTGRESQL {
        @Override
        int read(String text, int backslash, StringBuilder value) {
            char c = text.charAt(backslash + 1);
            switch (c) {
                case 'b':
                    value.append('\b');
                    return backslash + 2;
                case 'f':
                    value.append('\f');
                    return backslash + 2;
                case 'n':
                    value.append('\n');
                    return backslash + 2;
                case 'r':
                    value.append('\r');
                    return backslash + 2;
                case 't':
                    value.append('\t');
                    return backslash + 2;
                case 'u':
                    return codePoint(text, backslash, 4, value);
                case 'U':
                    return codePoint(text, backslash, 8, value);
                case 'x':
                    return code(text, backslash, backslash + 2, 2, 16, value);
                case '0':
                case '1':
                case '2':
                case '3':
                case '4':
                case '5':
                case '6':
                case '7':
                    return code(text, backslash, backslash + 1, 3, 8, value);
                default:
                    value.append(c);
                    return backslash + 2;
            }
        }
    };

    /**
     * Reads one escape.
     *
     * @return offset after it; negative when its value isn't known here
     */
    abstract int read(String text, int backslash, StringBuilder value);

    /** A byte of the server's encoding: known here when it is an ASCII character. */
    private static int code(String text, int backslash, int from, int most, int radix, StringBuilder value) {
        int end = from;
        int code = 0;
        while (end < text.length() && end < from + most && isDigit(text.charAt(end), radix)) {
            code = code * radix + Character.digit(text.charAt(end), radix);
            end++;
        }
        if (end == from || code == 0 || code >= 0x80) {
            return -(backslash + 2);
        }
        value.append((char) code);
        return end;
    }

    private static int codePoint(String text, int backslash, int digits, StringBuilder value) {
        int from = backslash + 2;
        int end = from + digits;
        if (end > text.length() || !text.substring(from, end).chars().allMatch(c -> isDigit((char) c, 16))) {
            return -from;
        }
        long code = Long.parseLong(text.substring(from, end), 16);
        boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        if (code == 0 || code > Character.MAX_CODE_POINT || surrogate) {
            return -from;
        }
        value.appendCodePoint((int) code);
        return end;
    }

    private static boolean isDigit(char c, int radix) {
        return c < 0x80 && Character.digit(c, radix) >= 0;
    }
}
