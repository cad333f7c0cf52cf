package io.sigil.sql.lexer;

/** What a token is. */
public enum TokenKind {
    /** A keyword or unquoted identifier. */
    WORD,
    QUOTED_IDENTIFIER,
    /** A single {@code ?}. */
    PLACEHOLDER,
    /** A character string literal in any notation. */
    STRING,
    /** {@code x'…'}. */
    HEX_STRING,
    /** A number without sign. */
    NUMBER,
    /** TRUE or FALSE. */
    BOOLEAN,
    /** A literal that Sigil doesn't evaluate: {@code b'…'}, {@code U&'…'} with escapes, {@code 0xFF}. */
    OPAQUE_LITERAL,
    /** Punctuation and operators. */
    SYMBOL,
    /** After the last token. */
    END;

    /** Whether tokens of this kind are slots: values that a plan binds. */
    public boolean isSlot() {
        switch (this) {
            case PLACEHOLDER:
            case STRING:
            case HEX_STRING:
            case NUMBER:
            case BOOLEAN:
            case OPAQUE_LITERAL:
                return true;
            case WORD:
            case QUOTED_IDENTIFIER:
            case SYMBOL:
            case END:
                return false;
        }
        throw new AssertionError(this);
    }
}
