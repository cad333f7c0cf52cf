package io.sigil.sql;

import io.sigil.error.ErrorCode;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Lexer;
import io.sigil.sql.lexer.LexicalException;
import io.sigil.sql.plan.StatementPlan;
import io.sigil.sql.typing.TextTyper;
import java.util.BitSet;

/**
 * Plans a text with comments that MySQL or MariaDB execute or not, as the server's kind and version say: the statement must
 * mean the same both ways.
 */
final class ExecutableComments {
    private ExecutableComments() {}

    static StatementPlan plan(LexedSql with, SqlSession session, Catalog catalog) {
        LexedSql without;
        try {
            without = Lexer.lexWithoutExecutableComments(with.text(), session);
        } catch (LexicalException e) {
            return refused(with);
        }
        if (without.slots().size() != with.slots().size()) {
            return refused(with);
        }
        StatementPlan plan = TextTyper.plan(with, session, catalog);
        return plan.sameAs(with, TextTyper.plan(without, session, catalog), without) ? plan : refused(with);
    }

    private static StatementPlan refused(LexedSql sql) {
        return StatementPlan.refused(
                sql,
                new StatementRefusedException(
                        ErrorCode.CONSTRUCT_NOT_SUPPORTED,
                        -1,
                        "the statement names a ruled table and holds an executable comment that changes its meaning",
                        "whether the server runs it depends on the server's version",
                        "leave the comment out, or write its content as SQL"),
                new BitSet());
    }
}
