package io.sigil.sql;

import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Finds ruled names where the lexer doesn't see them: in SQL inside strings, and in texts that it can't read. */
final class DynamicSql {
    private static final Set<String> RUNS_TEXT =
            Set.of("PREPARE", "EXECUTE", "DO", "RUNSCRIPT", "SCRIPT", "BACKUP", "BEGIN", "CREATE");

    /** Functions of H2 and PostgreSQL that take SQL, or a table's name, as a string. */
    private static final Set<String> RUNNERS = Set.of(
            "CSVWRITE",
            "LINK_SCHEMA",
            "QUERY_TO_XML",
            "QUERY_TO_XMLSCHEMA",
            "QUERY_TO_XML_AND_XMLSCHEMA",
            "TABLE_TO_XML",
            "TABLE_TO_XML_AND_XMLSCHEMA",
            "CURSOR_TO_XML",
            "DBLINK",
            "DBLINK_EXEC",
            "DBLINK_OPEN",
            "DBLINK_SEND_QUERY",
            "CROSSTAB",
            "CONNECTBY",
            "TS_STAT",
            "TS_REWRITE");

    /** No letter of them is the upper case of several in one. */
    private static final int SHORTEST_RUNNER = "DBLINK".length();

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
        boolean runsText = first.kind() == TokenKind.WORD
                && (RUNS_TEXT.contains(first.text().toUpperCase(Locale.ROOT)) || setsVariable(statement));
        // A definition's own name in its body is no call; its calls are the database's own.
        boolean runsCalls = runsText && !first.isWord("CREATE") && catalog.hasProcedures();
        return (runsText && stringNamesRuled(statement, catalog))
                || (runsCalls && stringCallsProcedure(statement, catalog))
                || callNamesRuled(statement, catalog);
    }

    /** {@code SET @q = '…'}: MySQL's and MariaDB's PREPARE takes its SQL from there. */
    private static boolean setsVariable(List<Token> statement) {
        return statement.get(0).isWord("SET") && statement.stream().anyMatch(t -> t.isSymbol("@"));
    }

    /** Whether a statement calls a function that runs a string as SQL, and a string in it may name something ruled. */
    static boolean callNamesRuled(List<Token> statement, Catalog catalog) {
        for (Token token : statement) {
            if (isRunner(token)) {
                return stringNamesRuled(statement, catalog);
            }
        }
        return false;
    }

    private static boolean isRunner(Token token) {
        return (token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_IDENTIFIER)
                && token.text().length() >= SHORTEST_RUNNER
                && RUNNERS.contains(token.text().toUpperCase(Locale.ROOT));
    }

    private static boolean stringNamesRuled(List<Token> statement, Catalog catalog) {
        for (Token slot : statement) {
            if (slot.kind() == TokenKind.STRING
                    && slot.value() != null
                    && mayNameRuled((String) slot.value(), catalog)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stringCallsProcedure(List<Token> statement, Catalog catalog) {
        return statement.stream()
                .anyMatch(slot -> slot.kind() == TokenKind.STRING
                        && slot.value() != null
                        && anyName((String) slot.value(), name -> catalog.mayBeProcedure(Name.of(name, false))));
    }

    /** Whether any run of identifier characters in a text may be the name of something ruled. */
    static boolean mayNameRuled(String text, Catalog catalog) {
        return anyName(text, name -> catalog.mayBeRuled(LooseName.of(name)));
    }

    /** The same for a text that can't be read, which may call a mapped procedure as well. */
    static boolean mayNameAnything(String text, Catalog catalog) {
        return mayNameRuled(text, catalog) || anyName(text, name -> catalog.mayBeProcedure(Name.of(name, false)));
    }

    private static boolean anyName(String text, Predicate<String> ruled) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean part = i < text.length() && isNamePart(text.charAt(i));
            if (part && start < 0) {
                start = i;
            } else if (!part && start >= 0) {
                if (ruled.test(text.substring(start, i))) {
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
