package io.sigil.sql.lexer;

import io.sigil.sql.LooseName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        List<Token> found = new ArrayList<>();
        int asked = 0;
        for (Token token : this.tokens) {
            if (token.kind().isSlot()) {
                found.add(token);
                asked += token.kind() == TokenKind.PLACEHOLDER ? 1 : 0;
            }
        }
        this.slots = List.copyOf(found);
        this.placeholders = asked;
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
        Set<String> names = new HashSet<>();
        for (Token token : tokens) {
            if (token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_IDENTIFIER) {
                names.add(LooseName.of(token.text()));
            }
        }
        return names;
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
