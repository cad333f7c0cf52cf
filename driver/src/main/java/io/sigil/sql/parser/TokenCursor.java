package io.sigil.sql.parser;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.sql.Name;
import io.sigil.sql.SqlSession;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** A place in the tokens, and what the parser has noted on its way. Not thread-safe. */
final class TokenCursor {
    /** Deeper nesting than any program writes; keeps the recursion far from the end of the stack. */
    private static final int MAX_DEPTH = 100;

    private final List<Token> tokens;
    private final SqlSession session;
    private final int[] closing;
    private final BitSet structural = new BitSet();
    private final BitSet pinned = new BitSet();
    private int index;
    private int depth;

    TokenCursor(LexedSql sql, SqlSession session) throws StatementRefusedException {
        this.tokens = sql.tokens();
        this.session = session;
        this.closing = matchParentheses();
    }

    private int[] matchParentheses() throws StatementRefusedException {
        int[] matches = new int[tokens.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isSymbol("(")) {
                open.push(i);
            } else if (tokens.get(i).isSymbol(")")) {
                if (open.isEmpty()) {
                    throw notUnderstood(i, "a parenthesis is closed that wasn't opened");
                }
                matches[open.pop()] = i;
            }
        }
        if (!open.isEmpty()) {
            throw notUnderstood(open.pop(), "a parenthesis isn't closed");
        }
        return matches;
    }

    SqlSession session() {
        return session;
    }

    Dialect dialect() {
        return session.dialect();
    }

    int index() {
        return index;
    }

    void moveTo(int target) {
        index = target;
    }

    /** Index of the parenthesis that closes the one at {@code open}. */
    int closing(int open) {
        return closing[open];
    }

    Token peek() {
        return tokens.get(index);
    }

    Token peek(int ahead) {
        return at(index + ahead);
    }

    Token at(int position) {
        return tokens.get(Math.min(position, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(index);
        if (token.kind() != TokenKind.END) {
            index++;
        }
        return token;
    }

    boolean atEnd() {
        return peek().kind() == TokenKind.END;
    }

    /** Whether the statement ends here: the text, or before a semicolon. */
    boolean endsStatement() {
        return atEnd() || isSymbol(";");
    }

    boolean isWord(String word) {
        return peek().isWord(word);
    }

    boolean isWords(String first, String second) {
        return peek().isWord(first) && peek(1).isWord(second);
    }

    boolean isAnyWord(String... words) {
        for (String word : words) {
            if (peek().isWord(word)) {
                return true;
            }
        }
        return false;
    }

    boolean isSymbol(String symbol) {
        return peek().isSymbol(symbol);
    }

    boolean acceptWord(String word) {
        if (isWord(word)) {
            index++;
            return true;
        }
        return false;
    }

    boolean acceptWords(String first, String second) {
        if (isWords(first, second)) {
            index += 2;
            return true;
        }
        return false;
    }

    boolean acceptAnyWord(String... words) {
        if (isAnyWord(words)) {
            index++;
            return true;
        }
        return false;
    }

    boolean acceptSymbol(String symbol) {
        if (isSymbol(symbol)) {
            index++;
            return true;
        }
        return false;
    }

    void expectWord(String word) throws StatementRefusedException {
        if (!acceptWord(word)) {
            throw unexpected();
        }
    }

    void expectSymbol(String symbol) throws StatementRefusedException {
        if (!acceptSymbol(symbol)) {
            throw unexpected();
        }
    }

    /** Whether an identifier stands here: quoted, or a word that isn't reserved. */
    boolean isName() {
        return isName(peek());
    }

    static boolean isName(Token token) {
        return token.kind() == TokenKind.QUOTED_IDENTIFIER
                || (token.kind() == TokenKind.WORD && !ReservedWords.contains(token.text()));
    }

    Name expectName() throws StatementRefusedException {
        if (!isName()) {
            throw unexpected();
        }
        return name(next());
    }

    static Name name(Token token) {
        return Name.of(token.text(), token.kind() == TokenKind.QUOTED_IDENTIFIER);
    }

    /** Passes one token, or everything within a pair of parentheses; literals there are part of the grammar. */
    void skipGroup() {
        int last = isSymbol("(") ? closing(index) : index;
        while (index <= last && !atEnd()) {
            if (peek().kind().isSlot()) {
                structural(peek().slot());
            }
            next();
        }
    }

    /** Every word and identifier among the tokens from {@code start} to before {@code end}. */
    List<Name> names(int start, int end) {
        List<Name> names = new ArrayList<>();
        for (int i = start; i < end; i++) {
            TokenKind kind = at(i).kind();
            if (kind == TokenKind.WORD || kind == TokenKind.QUOTED_IDENTIFIER) {
                names.add(name(at(i)));
            }
        }
        return names;
    }

    /** The unquoted word that stands here, in upper case; empty when it is something else. */
    String upperWord() {
        return peek().kind() == TokenKind.WORD ? peek().text().toUpperCase(Locale.ROOT) : "";
    }

    /** Goes one level deeper; each call needs its {@link #leave()}. */
    void enter() throws StatementRefusedException {
        if (++depth > MAX_DEPTH) {
            throw notUnderstood(index, "it nests deeper than " + MAX_DEPTH + " levels");
        }
    }

    /** A chain of suffixes nests, too, to the left. */
    void requireFewer(int suffixes) throws StatementRefusedException {
        if (suffixes > MAX_DEPTH) {
            throw notUnderstood(index, "it nests deeper than " + MAX_DEPTH + " levels");
        }
    }

    void leave() {
        depth--;
    }

    /** Notes a literal that is part of the grammar (a length, an option) and can't be a column's value. */
    void structural(int slot) {
        structural.set(slot);
    }

    BitSet structural() {
        return structural;
    }

    /** Notes a literal whose value the analysis has read: the plan holds for this value only. */
    void pin(int slot) {
        pinned.set(slot);
    }

    BitSet pinned() {
        return pinned;
    }

    StatementRefusedException unexpected() {
        return notUnderstood(index, endsStatement() ? "it ends too early" : "this wasn't expected here");
    }

    StatementRefusedException notUnderstood(int token, String why) {
        return new StatementRefusedException(
                ErrorCode.STATEMENT_NOT_UNDERSTOOD,
                token,
                "the statement names a ruled table and isn't understood",
                why,
                "write it in a simpler form, or leave the ruled table out of it");
    }
}
