package io.sigil.engine;

import io.sigil.error.ErrorCode;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A LIKE pattern (ISO/IEC 9075-2 §8.5) that is a text, or the start of one. Immutable. */
final class LikePattern {
    private static final char ANY_TEXT = '%';
    private static final char ANY_CHARACTER = '_';

    private final String literal;
    private final boolean open;

    private LikePattern(String literal, boolean open) {
        this.literal = literal;
        this.open = open;
    }

    /** @throws SQLException SIGIL-2013 for every other pattern */
    static LikePattern parse(String pattern, @Nullable Character escape, String where) throws SQLException {
        StringBuilder literal = new StringBuilder(pattern.length());
        boolean open = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (open && c != ANY_TEXT) {
                throw refused("it has a % elsewhere than at its end", where);
            }
            if (escape != null && c == escape) {
                i++;
                literal.append(escaped(pattern, i, escape, where));
            } else if (c == ANY_TEXT) {
                open = true;
            } else if (c == ANY_CHARACTER) {
                throw refused("it has the wildcard _", where);
            } else {
                literal.append(c);
            }
        }
        return new LikePattern(literal.toString(), open);
    }

    /** What databases make of another escaped character, or of none, differs; some call it an error. */
    private static char escaped(String pattern, int index, char escape, String where) throws SQLException {
        char c = index < pattern.length() ? pattern.charAt(index) : 0;
        if (index == pattern.length() || (c != ANY_TEXT && c != ANY_CHARACTER && c != escape)) {
            throw refused("its escape character stands before none of %, _ and itself", where);
        }
        return c;
    }

    /** @param why of the pattern, which isn't quoted */
    static SQLException refused(String why, String where) {
        return ErrorCode.PATTERN_NOT_SEARCHABLE.exception(
                "statement refused, a LIKE pattern meets " + where + "; " + why
                        + ", and the column's search tokens don't answer that; search by a shorter prefix such as 'abc%' and test"
                        + " the rest in the application");
    }

    /** The pattern without its wildcards and escapes. */
    String literal() {
        return literal;
    }

    /** Whether texts match that go on behind the literal. */
    boolean isOpen() {
        return open;
    }
}
