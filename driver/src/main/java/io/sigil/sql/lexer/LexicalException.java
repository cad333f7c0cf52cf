package io.sigil.sql.lexer;

/** A text that no database would read as tokens, or that Sigil can't be sure to read as the database does. */
public final class LexicalException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    LexicalException(String what, int offset) {
        super(what, null, false, false);
        this.offset = offset;
    }

    /** Offset in the SQL text. */
    public int offset() {
        return offset;
    }
}
