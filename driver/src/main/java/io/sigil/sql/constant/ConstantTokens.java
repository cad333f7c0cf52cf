package io.sigil.sql.constant;

import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens from one place on. Not thread-safe. */
final class ConstantTokens {
    private final List<Token> tokens;
    private final BitSet pinned;
    private int index;

    ConstantTokens(List<Token> tokens, int first, BitSet pinned) {
        this.pinned = pinned;
        this.tokens = tokens;
        this.index = first;
    }

    int index() {
        return index;
    }

    Token peek() {
        return tokens.get(index);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(index + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(index);
        if (token.kind() != TokenKind.END) {
            index++;
        }
        return token;
    }

    String word() throws NotEvaluatedException {
        return next(TokenKind.WORD).text();
    }

    /** A number whose value becomes part of the plan. */
    @Nullable
    Object pinnedNumber() throws NotEvaluatedException {
        Token number = next(TokenKind.NUMBER);
        pinned.set(number.slot());
        return number.value();
    }

    private Token next(TokenKind kind) throws NotEvaluatedException {
        if (peek().kind() != kind) {
            throw new NotEvaluatedException();
        }
        return next();
    }

    boolean acceptWord(String word) {
        boolean accepted = peek().isWord(word);
        if (accepted) {
            index++;
        }
        return accepted;
    }

    boolean acceptSymbol(String symbol) {
        boolean accepted = peek().isSymbol(symbol);
        if (accepted) {
            index++;
        }
        return accepted;
    }

    void expectWord(String word) throws NotEvaluatedException {
        if (!acceptWord(word)) {
            throw new NotEvaluatedException();
        }
    }

    void expectSymbol(String symbol) throws NotEvaluatedException {
        if (!acceptSymbol(symbol)) {
            throw new NotEvaluatedException();
        }
    }
}
