package io.sigil.codec;

import io.sigil.rules.LogicalType;
import java.sql.SQLException;

/** Texts against CHAR(n) and VARCHAR(n): one that is too long stands after the longest value that it begins with. */
final class TextStanding {

    /** The greatest code point below the surrogates, with which the second half of H2's order begins. */
    private static final char LAST_BEFORE_SURROGATES = '\uD7FF';

    /** The greatest character below the space. */
    private static final char LAST_BEFORE_SPACE = '\u001F';

    private TextStanding() {}

    static Standing of(TextCodec codec, Object value) throws SQLException {
        ColumnType column = codec.column;
        Object setter = SetterValue.of(value, column, LocalClock.of(column.dialect(), null));
        if (!(setter instanceof String)) {
            // Databases turn the column into what the value is, or the other way round.
            throw column.undecided("a comparison of text with another type");
        }
        boolean fixed = column.type().kind() == LogicalType.Kind.CHAR;
        if (fixed
                && column.dialect().isMySqlFamily()
                && ((String) setter).chars().anyMatch(c -> c < ' ')) {
            throw column.undecided("a comparison with characters that some collations put before the padding");
        }
        String text = fixed ? stripped((String) setter) : (String) setter;
        int limit = column.type().maxLength().orElse(Integer.MAX_VALUE);
        int end = end(text, limit, column);
        if (end == text.length()) {
            return Standing.at(codec.encode(text));
        }
        String held = text.substring(0, end);
        if (column.isH2() && end < limit) {
            // The character at the limit is a surrogate pair; what comes before it there is a single unit.
            held += LAST_BEFORE_SURROGATES;
        } else if (fixed && held.endsWith(" ")) {
            // CHAR has no spaces at its end, so the value before is the greatest with a smaller character there.
            held = held.substring(0, held.length() - 1) + LAST_BEFORE_SPACE;
        }
        return Standing.after(codec.encode(held));
    }

    /** How much of the text the type holds. */
    private static int end(String text, int limit, ColumnType column) {
        if (!column.isH2()) {
            return text.codePointCount(0, text.length()) <= limit ? text.length() : text.offsetByCodePoints(0, limit);
        }
        if (text.length() <= limit) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }

    private static String stripped(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}
