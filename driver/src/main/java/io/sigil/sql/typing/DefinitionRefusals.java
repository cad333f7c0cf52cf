package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import io.sigil.sql.StatementRefusedException;

/** Why a definition can't be. */
final class DefinitionRefusals {
    private DefinitionRefusals() {}

    static StatementRefusedException ofColumn(int token, ColumnRule rule, String what, String remedy) {
        return new StatementRefusedException(
                ErrorCode.DDL_NOT_SUPPORTED,
                token,
                "the ruled column " + rule.name() + " " + what,
                "the column holds cells, not values",
                remedy);
    }

    static StatementRefusedException ofTable(int token, String what, String why, String remedy) {
        return new StatementRefusedException(ErrorCode.DDL_NOT_SUPPORTED, token, what, why, remedy);
    }

    /** What the database would compute from cells. */
    static StatementRefusedException evaluated(int token, ColumnRule rule, String where) {
        return ofColumn(token, rule, "stands in " + where, "leave it out; the database would evaluate it on cells");
    }

    static void requireEquality(int token, ColumnRule rule, String constraint) throws StatementRefusedException {
        if (!Domains.isDeterministic(rule)) {
            throw ofColumn(
                    token,
                    rule,
                    "stands in a " + constraint + " constraint, which compares values",
                    "give the column `mode: deterministic`");
        }
    }
}
