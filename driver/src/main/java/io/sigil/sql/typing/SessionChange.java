package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.plan.Effects;
import java.util.List;
import java.util.Set;

/** Which statements may change what the names of later ones mean. */
final class SessionChange {
    /** Settings of PostgreSQL that don't decide how SQL reads. */
    private static final Set<String> HARMLESS =
            Set.of("STATEMENT_TIMEOUT", "LOCK_TIMEOUT", "IDLE_IN_TRANSACTION_SESSION_TIMEOUT", "APPLICATION_NAME");

    private SessionChange() {}

    static boolean isBy(List<Token> statement, Dialect dialect) {
        Effects effects = Effects.of(statement);
        if (!effects.changesSession() && !effects.changesSchema()) {
            return false;
        }
        return !isBegin(statement) && !isHarmlessSet(statement, dialect);
    }

    /** {@code BEGIN}, {@code BEGIN WORK}, {@code BEGIN TRANSACTION}: not a compound statement. */
    private static boolean isBegin(List<Token> statement) {
        return statement.get(0).isWord("BEGIN")
                && (statement.size() == 1
                        || (statement.size() == 2
                                && (statement.get(1).isWord("WORK")
                                        || statement.get(1).isWord("TRANSACTION"))));
    }

    private static boolean isHarmlessSet(List<Token> statement, Dialect dialect) {
        if (!statement.get(0).isWord("SET") || statement.stream().anyMatch(t -> t.isSymbol(","))) {
            return false;
        }
        if (dialect.isMySqlFamily()) {
            return statement.size() > 2
                    && statement.get(1).isSymbol("@")
                    && !statement.get(2).isSymbol("@");
        }
        int name = statement.size() > 2
                        && (statement.get(1).isWord("LOCAL") || statement.get(1).isWord("SESSION"))
                ? 2
                : 1;
        return dialect == Dialect.POSTGRESQL
                && statement.size() > name
                && HARMLESS.stream().anyMatch(statement.get(name)::isWord);
    }
}
