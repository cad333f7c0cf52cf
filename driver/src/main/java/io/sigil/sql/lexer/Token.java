package io.sigil.sql.lexer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One token of a SQL text. Immutable. */
public final class Token {
    private final TokenKind kind;
    private final int start;
    private final int end;
    private final String text;
    private final int slot;
    private final @Nullable Object value;

    private Token(TokenKind kind, int start, int end, String text, int slot, @Nullable Object value) {
        this.kind = Objects.requireNonNull(kind);
        this.start = start;
        this.end = end;
        this.text = Objects.requireNonNull(text);
        this.slot = slot;
        this.value = value;
    }

    static Token plain(TokenKind kind, int start, int end, String text) {
        return new Token(kind, start, end, text, -1, null);
    }

    static Token slot(TokenKind kind, int start, int end, int slot, @Nullable Object value) {
        return new Token(kind, start, end, "", slot, value);
    }

    public TokenKind kind() {
        return kind;
    }

    /** Offset of its first character in the SQL text. */
    public int start() {
        return start;
    }

    /** Offset after its last character. */
    public int end() {
        return end;
    }

    /** A word as written, an identifier without its quotes, a symbol; empty for slots, so that no value is shown. */
    public String text() {
        return text;
    }

    /** Number of the placeholder or literal, from 0 in the order of the text; -1 for other tokens. */
    public int slot() {
        return slot;
    }

    /** Value of a literal: String, byte[], Long, BigDecimal or Boolean; null for all other tokens and opaque literals. */
    public @Nullable Object value() {
        return value;
    }

    /** Whether this is an unquoted word, whatever its case; {@code word} in upper-case ASCII. */
    public boolean isWord(String word) {
        return kind == TokenKind.WORD && Ascii.equalsIgnoreCase(text, word);
    }

    public boolean isSymbol(String symbol) {
        return kind == TokenKind.SYMBOL && text.equals(symbol);
    }

    @Override
    public String toString() {
        return kind + (text.isEmpty() ? "" : " " + text);
    }
}
