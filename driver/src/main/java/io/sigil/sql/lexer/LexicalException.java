package io.sigil.sql.lexer;

/** A text that no database would read as tokens, or that Sigil can't be sure to read as the database does. */
public final class LexicalException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final boolean hidesNames;

    LexicalException(String what, int offset) {
        this(what, offset, false);
    }

    private LexicalException(String what, int offset, boolean hidesNames) {
        super(what, null, false, false);
        this.offset = offset;
        this.hidesNames = hidesNames;
    }

    /** For a text whose names aren't written as they read. */
    static LexicalException hidingNames(String what, int offset) {
        return new LexicalException(what, offset, true);
    }

    /** Whether the text may hold names that a search for their characters doesn't find. */
    public boolean hidesNames() {
        return hidesNames;
    }

    /** Offset in the SQL text. */
    public int offset() {
        return offset;
    }
}
