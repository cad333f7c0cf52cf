package io.sigil.sql;

import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.util.List;
import java.util.Set;

/** Finds ruled names where the lexer doesn't see them: in SQL inside strings, and in texts that it can't read. */
final class DynamicSql {
    private static final Set<String> RUNS_TEXT =
            Set.of("PREPARE", "EXECUTE", "DO", "RUNSCRIPT", "SCRIPT", "BACKUP", "BEGIN", "CREATE");

    private DynamicSql() {}

    /** Whether a statement that runs or makes SQL from a string may name something ruled in it. */
    static boolean mayNameRuled(LexedSql sql, Catalog catalog) {
        for (StatementPart part : StatementPart.of(sql)) {
            if (mayNameRuled(part.tokens(), catalog)) {
                return true;
            }
        }
        return false;
    }

    /** The same for the tokens of one statement. */
    static boolean mayNameRuled(List<Token> statement, Catalog catalog) {
        Token first = statement.get(0);
        if (first.kind() != TokenKind.WORD || RUNS_TEXT.stream().noneMatch(first::isWord)) {
            return false;
        }
        for (Token slot : statement) {
            if (slot.kind() == TokenKind.STRING
                    && slot.value() != null
                    && mayNameRuled((String) slot.value(), catalog)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any run of identifier characters in a text may be the name of something ruled. */
    static boolean mayNameRuled(String text, Catalog catalog) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean part = i < text.length() && isNamePart(text.charAt(i));
            if (part && start < 0) {
                start = i;
            } else if (!part && start >= 0) {
                if (catalog.mayBeRuled(LooseName.of(text.substring(start, i)))) {
                    return true;
                }
                start = -1;
            }
        }
        return false;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }
}
