package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.tree.Expression;

/**
 * Keys that a database takes for another expression of the same text. A ruled literal becomes a placeholder in both, and two
 * placeholders aren't the same to it.
 */
final class RepeatedKeys {
    private final LexedSql sql;
    private final SlotLedger ledger;

    RepeatedKeys(LexedSql sql, SlotLedger ledger) {
        this.sql = sql;
        this.ledger = ledger;
    }

    /** @param key has been typed */
    void require(Expression key, String where) throws StatementRefusedException {
        if (ledger.hasRuledLiteral(key.first(), key.last()) && isRepeated(key.first(), key.last())) {
            throw new StatementRefusedException(
                    ErrorCode.UNDECIDED,
                    key.token(),
                    "a key of " + where + " that holds an encrypted value stands elsewhere in the statement, too",
                    "each value is sent on its own, and the database wouldn't see that the two are the same",
                    "give the result column a name, and use that in " + where);
        }
    }

    private boolean isRepeated(int first, int last) {
        int length = last - first + 1;
        for (int start = 0; start + length <= sql.tokens().size(); start++) {
            if (start + length <= first || start > last) {
                int same = 0;
                while (same < length && isSame(start + same, first + same)) {
                    same++;
                }
                if (same == length) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isSame(int one, int other) {
        Token a = sql.tokens().get(one);
        Token b = sql.tokens().get(other);
        return a.kind() == b.kind() && (a.kind().isSlot() || a.text().equalsIgnoreCase(b.text()));
    }
}
