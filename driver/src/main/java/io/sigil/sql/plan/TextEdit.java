package io.sigil.sql.plan;

import io.sigil.sql.lexer.LexedSql;

/** Replaces tokens of the application's SQL, or adds text behind one. Immutable. */
public final class TextEdit {
    private final int firstToken;
    private final int lastToken;
    private final String text;

    private TextEdit(int firstToken, int lastToken, String text) {
        this.firstToken = firstToken;
        this.lastToken = lastToken;
        this.text = text;
    }

    /** @param lastToken inclusive */
    public static TextEdit replace(int firstToken, int lastToken, String text) {
        return new TextEdit(firstToken, lastToken, text);
    }

    public static TextEdit insertAfter(int token, String text) {
        return new TextEdit(token + 1, token, text);
    }

    int firstToken() {
        return firstToken;
    }

    /** Before {@link #firstToken()} when nothing is replaced. */
    int lastToken() {
        return lastToken;
    }

    String text() {
        return text;
    }

    /** Whether both do the same to the text, though their tokens are counted differently. */
    boolean sameAs(LexedSql mine, TextEdit other, LexedSql theirs) {
        return text.equals(other.text)
                && inserts() == other.inserts()
                && mine.tokens().get(lastToken).end()
                        == theirs.tokens().get(other.lastToken).end()
                && (inserts()
                        || mine.tokens().get(firstToken).start()
                                == theirs.tokens().get(other.firstToken).start());
    }

    boolean inserts() {
        return lastToken < firstToken;
    }
}
