package io.sigil.sql;

import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds where a statement may call a procedure that the rules map: a name before a parenthesis, or after CALL. Says yes too
 * often rather than no; what isn't one of the forms of {@link ProcedureCall} is refused then.
 */
public final class ProcedureMention {
    /** What makes, changes or describes procedures; there a name before a parenthesis needn't be a call. */
    private static final Set<String> DEFINES =
            Set.of("CREATE", "ALTER", "DROP", "GRANT", "REVOKE", "COMMENT", "SHOW", "REPLACE");

    private static final Set<String> DEFINED =
            Set.of("FUNCTION", "PROCEDURE", "ROUTINE", "ALIAS", "AGGREGATE", "EXISTS", "TABLE");

    /** Before the name of a table and its columns, whatever the statement. */
    private static final Set<String> TABLES = Set.of("INTO", "REFERENCES");

    private static final Set<String> CALLS = Set.of("CALL", "EXEC", "EXECUTE", "PERFORM");

    private ProcedureMention() {}

    /** Whether any statement of the text may call a mapped procedure. */
    static boolean anyIn(LexedSql sql, Catalog catalog) {
        return catalog.hasProcedures()
                && StatementPart.of(sql).stream()
                        .anyMatch(part -> !in(part.tokens(), catalog).isEmpty());
    }

    /** Where in a statement the names of those that it may call begin. */
    public static List<Integer> in(List<Token> statement, Catalog catalog) {
        if (!catalog.hasProcedures()) {
            return List.of();
        }
        List<Integer> found = new ArrayList<>();
        int start = 0;
        while (start < statement.size()) {
            if (!isName(statement, start)) {
                start++;
                continue;
            }
            int last = last(statement, start);
            if (isCall(statement, start, last) && catalog.mayBeProcedure(name(statement.get(last)))) {
                found.add(start);
            }
            start = last + 1;
        }
        return found;
    }

    /** The name that begins there, with what qualifies it. */
    public static List<Name> nameAt(List<Token> statement, int start) {
        List<Name> parts = new ArrayList<>();
        for (int i = start; i <= last(statement, start); i += 2) {
            parts.add(name(statement.get(i)));
        }
        return parts;
    }

    private static int last(List<Token> statement, int start) {
        int last = start;
        while (isDot(statement, last + 1) && isName(statement, last + 2)) {
            last += 2;
        }
        return last;
    }

    private static boolean isCall(List<Token> statement, int start, int last) {
        String before = start == 0 ? "" : word(statement.get(start - 1));
        if (CALLS.contains(before)) {
            return true;
        }
        boolean parenthesis =
                last + 1 < statement.size() && statement.get(last + 1).isSymbol("(");
        boolean defined = DEFINES.contains(word(statement.get(0))) && DEFINED.contains(before);
        return parenthesis && !defined && !TABLES.contains(before);
    }

    private static boolean isDot(List<Token> statement, int index) {
        return index < statement.size() && statement.get(index).isSymbol(".");
    }

    private static boolean isName(List<Token> statement, int index) {
        if (index >= statement.size()) {
            return false;
        }
        TokenKind kind = statement.get(index).kind();
        return kind == TokenKind.WORD || kind == TokenKind.QUOTED_IDENTIFIER;
    }

    private static Name name(Token token) {
        return Name.of(token.text(), token.kind() == TokenKind.QUOTED_IDENTIFIER);
    }

    private static String word(Token token) {
        return token.kind() == TokenKind.WORD ? token.text().toUpperCase(Locale.ROOT) : "";
    }
}
