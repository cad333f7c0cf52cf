package io.sigil.sql.plan;

import io.sigil.sql.RowSource;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a text may change beside rows. Says yes too often rather than no. Immutable. */
public final class Effects {
    public static final Effects NONE = new Effects(false, false, false, false, RowSource.STATEMENT);

    /** Of a statement that begins, divides or ends a transaction: whatever was changed within it may be undone. */
    public static final Effects TRANSACTION = new Effects(false, false, false, true, RowSource.STATEMENT);

    /** For a text that can't be read. */
    public static final Effects ANY = new Effects(true, true, true, true, RowSource.OTHERS);

    private static final Set<String> SESSION = Set.of(
            "SET",
            "USE",
            "RESET",
            "DISCARD",
            "ALTER",
            "CALL",
            "EXECUTE",
            "EXEC",
            "DO",
            "BEGIN",
            "ROLLBACK",
            "COMMIT",
            "END",
            "ABORT",
            "CREATE",
            "DROP",
            "PREPARE");
    private static final Set<String> SCHEMA = Set.of(
            "CREATE", "ALTER", "DROP", "RENAME", "CALL", "EXECUTE", "EXEC", "DO", "RUNSCRIPT", "BEGIN", "ROLLBACK");

    /** Statements whose rows are those of others, which they don't show. */
    private static final Set<String> OTHERS = Set.of("CALL", "EXECUTE", "EXEC", "FETCH");

    private final boolean changesSession;
    private final boolean changesSchema;
    private final boolean makesView;
    private final boolean endsTransaction;
    private final RowSource rows;

    private Effects(
            boolean changesSession, boolean changesSchema, boolean makesView, boolean endsTransaction, RowSource rows) {
        this.changesSession = changesSession;
        this.changesSchema = changesSchema;
        this.makesView = makesView;
        this.endsTransaction = endsTransaction;
        this.rows = rows;
    }

    public static Effects of(LexedSql sql) {
        return sql.hasExecutableComment() ? ANY : of(sql.tokens());
    }

    /** Of one statement of a text. */
    public static Effects of(List<Token> tokens) {
        boolean session = false;
        boolean schema = false;
        boolean view = false;
        RowSource rows = RowSource.STATEMENT;
        boolean first = true;
        for (Token token : tokens) {
            if (token.kind() == TokenKind.WORD) {
                if (first) {
                    String word = token.text().toUpperCase(Locale.ROOT);
                    session |= SESSION.contains(word);
                    schema |= SCHEMA.contains(word);
                    rows = OTHERS.contains(word) ? RowSource.OTHERS : rows;
                }
                session |= token.text().equalsIgnoreCase("SET_CONFIG");
                view |= schema && token.text().equalsIgnoreCase("VIEW");
            }
            if (rows == RowSource.STATEMENT && isCatalogue(token)) {
                rows = RowSource.CATALOGUE;
            }
            first = token.isSymbol(";") || (first && token.isSymbol("{")) || (first && isReturnValue(token));
        }
        return session || schema || rows != RowSource.STATEMENT
                ? new Effects(session, schema, view, false, rows)
                : NONE;
    }

    private static boolean isCatalogue(Token token) {
        if (token.kind() != TokenKind.WORD && token.kind() != TokenKind.QUOTED_IDENTIFIER) {
            return false;
        }
        String name = token.text();
        return name.equalsIgnoreCase("information_schema") || name.regionMatches(true, 0, "pg_", 0, 3);
    }

    /** What stands before CALL in {@code {? = call f()}}. */
    private static boolean isReturnValue(Token token) {
        return token.kind() == TokenKind.PLACEHOLDER || token.isSymbol("=");
    }

    public boolean changesSession() {
        return changesSession;
    }

    public boolean changesSchema() {
        return changesSchema;
    }

    /** Whether it may give a view its name. */
    public boolean makesView() {
        return makesView;
    }

    /** Whether it may end a transaction or a part of one. */
    public boolean endsTransaction() {
        return endsTransaction;
    }

    /** Whose rows its results are. */
    public RowSource rows() {
        return rows;
    }
}
