package io.sigil.sql;

import io.sigil.error.ErrorCode;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.util.List;
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
        if (sql.hasExecutableComment()) {
            return new StatementRefusedException(
                    ErrorCode.CONSTRUCT_NOT_SUPPORTED,
                    -1,
                    "the statement names a ruled table and holds an executable comment",
                    "whether the server runs it depends on the server's version",
                    "leave the comment out, or write its content as SQL");
        }
        int second = secondStatement(sql.tokens());
        if (second >= 0) {
            return new StatementRefusedException(
                    ErrorCode.SEVERAL_STATEMENTS,
                    second,
                    "several statements in one string name a ruled table",
                    "they are not analysed one by one yet",
                    "send them one at a time");
        }
        return null;
    }

    private static int secondStatement(List<Token> tokens) {
        boolean ended = false;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isSymbol(";")) {
                ended = true;
            } else if (ended && tokens.get(i).kind() != TokenKind.END) {
                return i;
            }
        }
        return -1;
    }
}
