package io.sigil.sql;

import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Statements that begin, end or divide a transaction. They read no table, and nothing may be asked of the database before
 * them: PostgreSQL takes SET TRANSACTION only as the first statement, and after a failure nothing but the end.
 */
final class TransactionControl {
    private static final Set<String> FIRST_WORDS =
            Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "SET");

    /** All that follows the first word, but for the name of a savepoint. */
    private static final Set<String> WORDS = Set.of(
            "AND",
            "CHAIN",
            "COMMITTED",
            "CONSISTENT",
            "DEFERRABLE",
            "GLOBAL",
            "ISOLATION",
            "LEVEL",
            "LOCAL",
            "NO",
            "NOT",
            "ONLY",
            "READ",
            "RELEASE",
            "REPEATABLE",
            "SAVEPOINT",
            "SERIALIZABLE",
            "SESSION",
            "SNAPSHOT",
            "TO",
            "TRANSACTION",
            "UNCOMMITTED",
            "WITH",
            "WORK",
            "WRITE");

    private static final Set<String> BEFORE_SAVEPOINT = Set.of("SAVEPOINT", "RELEASE", "TO");

    private TransactionControl() {}

    /** Whether the text has nothing in it that settings of the session would make another token of. */
    static boolean readsTheSameInEverySession(String sql) {
        return sql.chars().allMatch(c -> c <= 'z' && (Character.isLetterOrDigit(c) || " \t\r\n,;_".indexOf(c) >= 0));
    }

    static boolean is(LexedSql sql) {
        List<Token> tokens = sql.tokens();
        if (sql.hasExecutableComment() || !FIRST_WORDS.contains(word(tokens.get(0)))) {
            return false;
        }
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean last = i + 1 == tokens.size() || tokens.get(i + 1).kind() == TokenKind.END;
            boolean fits = token.kind() == TokenKind.END
                    || WORDS.contains(word(token))
                    || token.isSymbol(",")
                    || (token.isSymbol(";") && last)
                    || (isName(token) && BEFORE_SAVEPOINT.contains(word(tokens.get(i - 1))));
            if (!fits) {
                return false;
            }
        }
        // START SLAVE and SET NAMES aren't among them; other settings say how SQL is read.
        boolean needsWord = tokens.get(0).isWord("START") || tokens.get(0).isWord("SET");
        return !needsWord || tokens.stream().anyMatch(token -> token.isWord("TRANSACTION"));
    }

    private static boolean isName(Token token) {
        return token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_IDENTIFIER;
    }

    /** Empty for what isn't a word. */
    private static String word(Token token) {
        return token.kind() == TokenKind.WORD ? token.text().toUpperCase(Locale.ROOT) : "";
    }
}
