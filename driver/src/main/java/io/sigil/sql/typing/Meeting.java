package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.ValueUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens when types meet: in a comparison, an assignment, a union. Settles free values in the ledger. */
final class Meeting {
    private final SlotLedger ledger;

    Meeting(SlotLedger ledger) {
        this.ledger = ledger;
    }

    /** The operands of {@code =}, IN and the like: true when a cell is among them and the comparison can be sent. */
    void forEquality(CipherType left, CipherType right, int token) throws StatementRefusedException {
        CipherType common = unify(List.of(left, right), token, ValueUse.COMPARE);
        RuledColumn column = common.cell();
        if (column != null && !Domains.isDeterministic(column)) {
            throw notAllowed(
                    column,
                    token,
                    "can't be compared",
                    "the same value gives another cell each time",
                    "comparing needs `mode: deterministic`");
        }
    }

    /** The operands of {@code <}, BETWEEN and the like. */
    void forOrder(List<CipherType> operands, int token) throws StatementRefusedException {
        RuledColumn column = firstCell(operands);
        if (column != null) {
            throw notAllowed(
                    column,
                    token,
                    "can't be compared by order",
                    "cells don't sort as their values do",
                    "compare a plain column, or sort and filter in the application");
        }
        unify(operands, token, ValueUse.COMPARE);
    }

    /** A sort key. */
    void asSortKey(CipherType type, int token) throws StatementRefusedException {
        RuledColumn column = type.cell();
        if (column != null) {
            throw notAllowed(
                    column,
                    token,
                    "can't be ordered by",
                    "cells don't sort as their values do",
                    "order by a plain column, or sort in the application");
        }
        ledger.plain(type);
    }

    /** A key of GROUP BY, DISTINCT, PARTITION BY or a set operation. */
    void asGroupingKey(CipherType type, int token) throws StatementRefusedException {
        RuledColumn column = type.cell();
        if (column != null && !Domains.isDeterministic(column)) {
            throw notAllowed(
                    column,
                    token,
                    "can't be grouped",
                    "the same value gives another cell each time",
                    "grouping needs `mode: deterministic`");
        }
    }

    /** Where the database computes with the value: no cell may go there. */
    void asPlain(CipherType type, int token, String where) throws StatementRefusedException {
        RuledColumn column = type.cell();
        if (column != null) {
            throw notAllowed(
                    column,
                    token,
                    "can't be used in " + where,
                    "the database holds only its cells",
                    "read the column as it is and compute in the application");
        }
        ledger.plain(type);
    }

    /** The common type of alternatives that stand for one value: CASE branches, arguments of COALESCE, UNION columns. */
    CipherType unify(List<CipherType> types, int token) throws StatementRefusedException {
        return unify(types, token, ValueUse.CHOOSE);
    }

    private CipherType unify(List<CipherType> types, int token, ValueUse use) throws StatementRefusedException {
        RuledColumn column = firstCell(types);
        if (column == null) {
            if (types.stream().allMatch(CipherType::isFree)) {
                return CipherType.oneOf(types);
            }
            for (CipherType type : types) {
                ledger.plain(type);
            }
            return CipherType.PLAIN;
        }
        for (CipherType type : types) {
            fit(type, column, token, use);
        }
        return CipherType.cell(column);
    }

    /** Makes a value fit a ruled column, or refuses. */
    private void fit(CipherType type, RuledColumn column, int token, ValueUse use) throws StatementRefusedException {
        RuledColumn other = type.cell();
        if (other != null) {
            if (!Domains.same(other, column)) {
                throw new StatementRefusedException(
                        ErrorCode.DOMAINS_DIFFER,
                        token,
                        column + " meets " + other,
                        "their cells belong to different domains, keys, types or modes",
                        "give both columns the same domain, key, type and mode, and encrypt them anew");
            }
        } else if (type.isPlain()) {
            throw new StatementRefusedException(
                    ErrorCode.CELL_MEETS_PLAIN,
                    token,
                    column + " meets a plain value of the database",
                    "one is a cell and the other isn't",
                    "give both columns rules of one domain, or use a placeholder");
        } else if (!type.isBare()) {
            throw new StatementRefusedException(
                    ErrorCode.CONSTRUCT_NOT_SUPPORTED,
                    token,
                    "an expression that the database would evaluate meets " + column,
                    "its result would have to be encrypted before it is sent",
                    "compute it in the application and pass the result");
        } else {
            ledger.ruled(type, column, use);
        }
    }

    /** {@code target = source}; a null target is a plain column. */
    void assign(CipherType source, @Nullable RuledColumn target, int token) throws StatementRefusedException {
        if (target != null) {
            fit(source, target, token, source.values().size() == 1 ? ValueUse.STORE : ValueUse.CHOOSE);
            return;
        }
        RuledColumn cell = source.cell();
        if (cell != null) {
            throw new StatementRefusedException(
                    ErrorCode.CELL_MEETS_PLAIN,
                    token,
                    cell + " would be copied into a plain column",
                    "the column would hold cells that nobody can read",
                    "give the target a rule of the same domain");
        }
        ledger.plain(source);
    }

    private static @Nullable RuledColumn firstCell(List<CipherType> types) {
        for (CipherType type : types) {
            if (type.cell() != null) {
                return type.cell();
            }
        }
        return null;
    }

    static StatementRefusedException notAllowed(RuledColumn column, int token, String what, String why, String remedy) {
        String mode =
                column.rule().mode().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return new StatementRefusedException(
                ErrorCode.OPERATION_NOT_ALLOWED, token, column + " " + what, "it is " + mode + ", and " + why, remedy);
    }
}
