package io.sigil.sql.lexer;

import io.sigil.sql.LooseName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A SQL text and its tokens. Immutable. */
public final class LexedSql {
    private final String text;
    private final List<Token> tokens;
    private final List<Token> slots;
    private final int placeholders;
    private final String template;
    private final boolean executableComment;

    LexedSql(String text, List<Token> tokens, String template, boolean executableComment) {
        this.text = text;
        this.tokens = List.copyOf(tokens);
        this.slots = this.tokens.stream().filter(t -> t.kind().isSlot()).collect(Collectors.toUnmodifiableList());
        this.placeholders = (int)
                slots.stream().filter(t -> t.kind() == TokenKind.PLACEHOLDER).count();
        this.template = template;
        this.executableComment = executableComment;
    }

    public String text() {
        return text;
    }

    /** Without white space and comments; the last one is {@link TokenKind#END}. */
    public List<Token> tokens() {
        return tokens;
    }

    /** The placeholders and literals, in the order of the text. */
    public List<Token> slots() {
        return slots;
    }

    /** How many slots are placeholders. */
    public int placeholders() {
        return placeholders;
    }

    /** The text with each literal replaced by a mark of its kind: texts of one template have one plan. */
    public String template() {
        return template;
    }

    /** Whether the text holds a comment whose content MySQL or MariaDB may execute; its tokens are among the others. */
    public boolean hasExecutableComment() {
        return executableComment;
    }

    /** Every identifier and keyword of the text, folded by {@link LooseName}. */
    public Set<String> looseNames() {
        return tokens.stream()
                .filter(t -> t.kind() == TokenKind.WORD || t.kind() == TokenKind.QUOTED_IDENTIFIER)
                .map(t -> LooseName.of(t.text()))
                .collect(Collectors.toSet());
    }

    /** Two lines that show a token in its surroundings, without any value; see {@link Excerpt}. */
    public String excerpt(int token) {
        return Excerpt.of(tokens, token);
    }

    /** The text on one line, without comments, every literal masked; see {@link Excerpt}. */
    public String masked() {
        return Excerpt.of(tokens);
    }

    /** {@code line 2, column 14}, both from 1, columns in UTF-16 units. */
    public String describe(int offset) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return "line " + line + ", column " + (offset - lineStart + 1);
    }
}
