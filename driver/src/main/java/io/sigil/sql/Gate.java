package io.sigil.sql;

import io.sigil.error.ErrorCode;
import io.sigil.sql.lexer.LexedSql;
import org.jspecify.annotations.Nullable;

/** What is refused before a statement that names something ruled is parsed. */
final class Gate {
    private Gate() {}

    /** Null: it may be parsed. */
    static @Nullable StatementRefusedException check(LexedSql sql, int maxText) {
        if (sql.text().length() > maxText) {
            return new StatementRefusedException(
                    ErrorCode.STATEMENT_NOT_UNDERSTOOD,
                    -1,
                    "the statement names a ruled table and is too long",
                    "only statements of up to " + maxText + " characters are analysed",
                    "split it, or use a batch");
        }
        return null;
    }

    static StatementRefusedException tooDeep() {
        return new StatementRefusedException(
                ErrorCode.STATEMENT_NOT_UNDERSTOOD,
                -1,
                "the statement names a ruled table and nests too deep",
                "the stack of its thread isn't large enough for the analysis",
                "write it in a simpler form, or give the thread a larger stack");
    }
}
