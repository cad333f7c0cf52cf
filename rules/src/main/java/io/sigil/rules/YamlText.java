package io.sigil.rules;

import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Checks a file's text before the YAML parser sees it. */
final class YamlText {
    /** Far above any rules file that people write, and little enough to read in a moment. */
    static final int MOST_CHARACTERS = 4 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private YamlText() {}

    /** The text without a byte order mark, which is no content (YAML 1.2.2 §5.2). */
    static String withoutByteOrderMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Whether a YAML parser may read the text; what hinders it is reported. */
    static boolean check(String source, String text, Errors errors) {
        if (text.length() > MOST_CHARACTERS) {
            errors.add(
                    new Position(source, 1, 1),
                    "the file is too large: a rules file has at most " + MOST_CHARACTERS + " characters");
            return false;
        }
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int c = text.codePointAt(i);
            if (!StreamReader.isPrintable(c)) {
                errors.add(
                        new Position(source, line, column),
                        String.format(
                                "the character U+%04X isn't allowed in YAML; write it as an escape in double quotes",
                                c));
                return false;
            }
            boolean lineEnds = c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1));
            line += lineEnds ? 1 : 0;
            column = lineEnds ? 1 : column + 1;
        }
        return true;
    }
}
