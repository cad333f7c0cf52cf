package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.origin.Trait;
import io.sigil.sql.PlainSearch;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.StoredForm;
import io.sigil.sql.ValueUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens when types meet: in a comparison, an assignment, a union. Settles free values in the ledger. */
final class Meeting {
    private final SlotLedger ledger;
    private final CharRules chars;

    Meeting(SlotLedger ledger, CharRules chars) {
        this.ledger = ledger;
        this.chars = chars;
    }

    CharRules chars() {
        return chars;
    }

    /** The operands of {@code =}, IN and the like: true when a cell is among them and the comparison can be sent. */
    void forEquality(CipherType left, CipherType right, int token) throws StatementRefusedException {
        forEquality(left, right, token, ValueUse.COMPARE);
    }

    void forEquality(CipherType left, CipherType right, int token, ValueUse use) throws StatementRefusedException {
        chars.compareChosen(left, right, token);
        CipherType common = unify(List.of(left, right), token, use);
        RuledColumn column = common.cell();
        if (column != null && !Domains.isDeterministic(column)) {
            throw Refusals.notComparable(column, token);
        }
    }

    /** The operands of {@code <}, BETWEEN and the like. */
    void forOrder(List<CipherType> operands, int token, String operator) throws StatementRefusedException {
        RuledColumn column = firstCell(operands);
        if (column != null) {
            String where = operator.equals("BETWEEN") ? operator : "a comparison with " + operator;
            throw Searches.isOrdered(column)
                    ? Refusals.notSearchedSo(column, token, where + " with anything but values")
                    : Refusals.notOrdered(column, token, where);
        }
        unify(operands, token, ValueUse.COMPARE);
    }

    /** A sort key. */
    void asSortKey(CipherType type, int token) throws StatementRefusedException {
        RuledColumn column = type.cell();
        if (column != null) {
            throw Searches.isOrdered(column)
                    ? Refusals.notSearchedSo(column, token, "ORDER BY within a function that computes with its keys")
                    : Refusals.notOrdered(column, token, "ORDER BY");
        }
        ledger.plain(type);
    }

    /**
     * A key of GROUP BY, DISTINCT, PARTITION BY or a set operation.
     *
     * @param where its name, for a message
     */
    void asGroupingKey(CipherType type, int token, String where) throws StatementRefusedException {
        RuledColumn column = type.cell();
        if (column != null && !Domains.isDeterministic(column)) {
            throw Refusals.notGroupable(column, token, where);
        }
    }

    /** Where the database computes with the value: no cell may go there. */
    void asPlain(CipherType type, int token, String where) throws StatementRefusedException {
        RuledColumn column = type.cell();
        if (column != null) {
            throw Refusals.notComputable(column, token, where);
        }
        ledger.plain(type);
    }

    /** The subject or pattern of LIKE and its kin. */
    void asMatched(CipherType type, int token, String operator) throws StatementRefusedException {
        RuledColumn column = type.cell();
        if (column != null) {
            throw Refusals.notMatched(column, token, operator);
        }
        ledger.plain(type);
    }

    /** The common type of alternatives that stand for one value: CASE branches, arguments of COALESCE, UNION columns. */
    CipherType unify(List<CipherType> types, int token, Choice choice) throws StatementRefusedException {
        CipherType common = unify(types, token, ValueUse.CHOOSE);
        RuledColumn column = common.cell();
        if (choice == Choice.CASE && common.isFree()) {
            ledger.chosen(common, types);
        }
        return column == null ? common : CipherType.cell(column, choice.derive(types, ledger));
    }

    private CipherType unify(List<CipherType> types, int token, ValueUse use) throws StatementRefusedException {
        RuledColumn column = firstCell(types);
        if (column == null) {
            if (types.stream().allMatch(CipherType::isFree)) {
                types.forEach(ledger::alone);
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
                        "equal values have different cells in the two columns, because their rules differ in "
                                + Domains.difference(column, other),
                        "give both columns the same domain, key, type, mode and storage, and encrypt them anew");
            }
        } else if (type.isPlain()) {
            throw new StatementRefusedException(
                    ErrorCode.CELL_MEETS_PLAIN,
                    token,
                    column + " meets a value that the database holds in the clear",
                    "it holds cells, and a cell equals no plain value",
                    "give the other column a rule of the same domain, or pass the value as a parameter");
        } else {
            ledger.ruled(type, column, use);
        }
    }

    /** {@code target = source}; a null target is a plain column. */
    void assign(CipherType source, @Nullable RuledColumn target, int token) throws StatementRefusedException {
        assign(source, target, token, false);
    }

    /** @param ownRow whether a cell as source is one of the row that is written, or of the row that was to be */
    void assign(CipherType source, @Nullable RuledColumn target, int token, boolean ownRow)
            throws StatementRefusedException {
        if (target != null && target.rule().isInMotion()) {
            requireWritable(source, target, token, ownRow);
        }
        RuledColumn copied = target == null || target.binding().isEmpty() ? null : source.cell();
        if (target != null && copied != null) {
            throw new StatementRefusedException(
                    ErrorCode.ROW_NOT_KNOWN,
                    token,
                    copied + " would be copied into " + target,
                    "a cell is bound to the row that it was written into",
                    "copy through the application");
        }
        if (target != null) {
            fit(
                    source,
                    target,
                    token,
                    source.bareValues().size() + source.constants().size() == 1 ? ValueUse.STORE : ValueUse.CHOOSE);
            return;
        }
        RuledColumn cell = source.cell();
        if (cell != null) {
            throw new StatementRefusedException(
                    ErrorCode.CELL_MEETS_PLAIN,
                    token,
                    cell + " would be copied into a plain column",
                    "that column has no rule, so its cells would never be decrypted",
                    "give the target column a rule of the same domain, or copy through the application");
        }
        ledger.plain(source);
    }

    /** Whatever is written to a column in motion is written in its new form. */
    private static void requireWritable(CipherType source, RuledColumn target, int token, boolean ownRow)
            throws StatementRefusedException {
        boolean elsewhere = !ownRow || source.derivation().origin().is(Trait.SUBQUERY);
        if (source.cell() != null && elsewhere) {
            throw Refusals.inMotion(target, token, "can't be copied into from another row");
        }
        if (!target.isUnique() || source == CipherType.NULL || source.cell() != null) {
            return;
        }
        // The value's other form, if there is one, has to be found before it is written.
        boolean single = source.isFree()
                && source.bareValues().size() + source.constants().size() == 1;
        if (!target.forms().stream()
                .filter(form -> form != StoredForm.PLAIN)
                .allMatch(form -> Domains.isDeterministic(target.ruleOf(form)))) {
            throw Refusals.inMotion(target, token, "can't be kept unique, because it is randomized");
        }
        boolean plaintext = target.rule().state().mayHoldPlaintext();
        if (!single || (plaintext && target.plainSearch() == PlainSearch.NONE)) {
            throw Refusals.inMotion(target, token, "is unique, and can't be written with anything but single values");
        }
    }

    private static @Nullable RuledColumn firstCell(List<CipherType> types) {
        for (CipherType type : types) {
            if (type.cell() != null) {
                return type.cell();
            }
        }
        return null;
    }
}
