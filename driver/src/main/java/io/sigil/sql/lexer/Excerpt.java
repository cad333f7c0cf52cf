package io.sigil.sql.lexer;

import java.util.List;

/**
 * The part of a statement around one token, on a line, and a caret below that token. Literals are masked, comments left
 * out, and names that don't look like names too, so that no value is quoted.
 */
final class Excerpt {
    /** UTF-16 units before and after the caret. */
    private static final int BEFORE = 48;

    private static final int AFTER = 40;
    private static final String CUT = "...";

    private Excerpt() {}

    /** Two lines, each with a line break before it. */
    static String of(List<Token> tokens, int token) {
        StringBuilder before = new StringBuilder();
        int first = token;
        while (first > 0) {
            String more = shown(tokens.get(first - 1)) + gap(tokens, first);
            if (before.length() + more.length() > BEFORE) {
                before.insert(0, CUT + gap(tokens, first));
                break;
            }
            before.insert(0, more);
            first--;
        }
        StringBuilder after = new StringBuilder();
        for (int i = token; i < tokens.size() && tokens.get(i).kind() != TokenKind.END; i++) {
            String more = (i == token ? "" : gap(tokens, i)) + shown(tokens.get(i));
            if (i > token && after.length() + more.length() > AFTER) {
                after.append(gap(tokens, i)).append(CUT);
                break;
            }
            after.append(more);
        }
        StringBuilder caret = new StringBuilder();
        for (int i = 0; i < before.length(); i++) {
            caret.append(' ');
        }
        return "\n    " + before + after + "\n    " + caret + "^";
    }

    /** A whole statement on one line. */
    static String of(List<Token> tokens) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            line.append(i == 0 ? "" : gap(tokens, i)).append(shown(tokens.get(i)));
        }
        return line.toString().trim();
    }

    /** White space and comments between a token and the one before it. */
    private static String gap(List<Token> tokens, int token) {
        return tokens.get(token).start() > tokens.get(token - 1).end() ? " " : "";
    }

    private static String shown(Token token) {
        switch (token.kind()) {
            case PLACEHOLDER:
                return "?";
            case STRING:
            case HEX_STRING:
            case OPAQUE_LITERAL:
                return "'\u2026'";
            case NUMBER:
            case BOOLEAN:
                return "\u2026";
            case QUOTED_IDENTIFIER:
                return ShownName.of(token.text(), true);
            case WORD:
                return ShownName.of(token.text(), false);
            case SYMBOL:
                return token.text();
            case END:
                return "";
        }
        throw new AssertionError(token.kind());
    }
}
