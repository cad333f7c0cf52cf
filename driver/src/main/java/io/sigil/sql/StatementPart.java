package io.sigil.sql;

import io.sigil.error.ErrorCode;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** One of the statements of a text, without the semicolons around it. Immutable. */
public final class StatementPart {
    private final LexedSql sql;
    private final int first;
    private final int end;

    private StatementPart(LexedSql sql, int first, int end) {
        this.sql = sql;
        this.first = first;
        this.end = end;
    }

    /** The statements of a text, none of them empty. */
    public static List<StatementPart> of(LexedSql sql) {
        List<StatementPart> parts = new ArrayList<>();
        List<Token> tokens = sql.tokens();
        int first = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol(";") || token.kind() == TokenKind.END) {
                if (i > first) {
                    parts.add(new StatementPart(sql, first, i));
                }
                first = i + 1;
            }
        }
        return parts;
    }

    /**
     * The statements of a text.
     *
     * @throws StatementRefusedException when a semicolon stands within parentheses, where the server would end the
     *     statement and the parser wouldn't
     */
    public static List<StatementPart> split(LexedSql sql) throws StatementRefusedException {
        int depth = 0;
        for (int i = 0; i < sql.tokens().size(); i++) {
            Token token = sql.tokens().get(i);
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth != 0 && token.isSymbol(";")) {
                throw new StatementRefusedException(
                        ErrorCode.STATEMENT_NOT_UNDERSTOOD,
                        i,
                        "the statement names a ruled table and isn't understood",
                        "a semicolon stands within parentheses",
                        "close the parentheses before it");
            }
        }
        return of(sql);
    }

    /** Index of its first token. */
    public int first() {
        return first;
    }

    /** Index after its last token. */
    public int end() {
        return end;
    }

    public List<Token> tokens() {
        return sql.tokens().subList(first, end);
    }

    /** Whether it calls a function that runs a string as SQL, and a string in it may name something ruled. */
    public boolean runsTextThatMayNameRuled(Catalog catalog) {
        return DynamicSql.callNamesRuled(tokens(), catalog);
    }

    /** Whether it may name something ruled: as an identifier, or in a string that it runs as SQL. */
    public boolean mayNameRuled(Catalog catalog) {
        for (Token token : tokens()) {
            if ((token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_IDENTIFIER)
                    && catalog.mayBeRuled(LooseName.of(token.text()))) {
                return true;
            }
        }
        return DynamicSql.mayNameRuled(tokens(), catalog);
    }
}
