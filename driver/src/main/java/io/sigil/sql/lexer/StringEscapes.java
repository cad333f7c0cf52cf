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
                case 'U':
                case 'x':
                case '0':
                case '1':
                case '2':
                case '3':
                case '4':
                case '5':
                case '6':
                case '7':
                    // Code units of the server's encoding: not evaluated here.
                    return -(backslash + 2);
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
}
