package io.sigil.sql.typing;

import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How many result sets a statement gives that isn't typed, by its keywords alone. */
enum ResultCount {
    NONE,
    ONE,
    UNKNOWN;

    private static final Set<String> WITHOUT_ROWS = Set.of(
            "SET",
            "USE",
            "RESET",
            "BEGIN",
            "START",
            "COMMIT",
            "ROLLBACK",
            "END",
            "ABORT",
            "SAVEPOINT",
            "RELEASE",
            "CREATE",
            "DROP",
            "ALTER",
            "TRUNCATE",
            "GRANT",
            "REVOKE",
            "COMMENT",
            "LOCK",
            "UNLOCK",
            "NOTIFY",
            "LISTEN",
            "UNLISTEN");
    private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE");
    private static final Set<String> QUERIES = Set.of("SELECT", "VALUES", "TABLE", "WITH");
    private static final Set<String> DESCRIPTIONS = Set.of("EXPLAIN", "SHOW", "DESCRIBE", "DESC");

    static ResultCount of(List<Token> statement) {
        String first = word(statement.get(0));
        if (WITHOUT_ROWS.contains(first)) {
            return NONE;
        }
        if (DESCRIPTIONS.contains(first)) {
            return ONE;
        }
        if (CHANGES.contains(first)) {
            return holds(statement, Set.of("RETURNING")) ? ONE : NONE;
        }
        if (QUERIES.contains(first) || statement.get(0).isSymbol("(")) {
            // SELECT INTO gives no rows, and a change within WITH may or may not.
            return holds(statement, Set.of("INTO", "INSERT", "DELETE", "MERGE")) || holdsUpdate(statement)
                    ? UNKNOWN
                    : ONE;
        }
        return UNKNOWN;
    }

    private static boolean holds(List<Token> statement, Set<String> words) {
        return statement.stream().anyMatch(t -> words.contains(word(t)));
    }

    /** UPDATE other than FOR UPDATE. */
    private static boolean holdsUpdate(List<Token> statement) {
        for (int i = 1; i < statement.size(); i++) {
            if (statement.get(i).isWord("UPDATE")
                    && !statement.get(i - 1).isWord("FOR")
                    && !statement.get(i - 1).isWord("KEY")) {
                return true;
            }
        }
        return false;
    }

    private static String word(Token token) {
        return token.kind() == TokenKind.WORD ? token.text().toUpperCase(Locale.ROOT) : "";
    }
}
