package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.origin.Trait;
import io.sigil.rules.LogicalType;
import io.sigil.rules.Search;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.ValueUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where CHAR isn't padded as elsewhere. H2 2.4 compares CHAR(n) by more than one rule: padded with a single value and with a
 * list that holds a placeholder or column; unpadded, so that only values of n characters match, with a list of constants;
 * and it makes one list of several comparisons with constants where its optimizer finds them, by their order and costs and its
 * settings. Constants of n characters are compared alike either way. One for each statement.
 */
final class CharRules {
    private final SlotLedger ledger;
    private final Dialect dialect;
    /** The first constant that each column has been compared with. */
    private final Map<RuledColumn, CipherType> compared = new HashMap<>();

    CharRules(SlotLedger ledger, Dialect dialect) {
        this.ledger = ledger;
        this.dialect = dialect;
    }

    private static boolean isChar(CipherType type) {
        RuledColumn column = type.cell();
        return column != null && column.rule().type().kind() == LogicalType.Kind.CHAR;
    }

    /** What an IN list does with its values. */
    ValueUse listUse(List<List<CipherType>> list) {
        boolean constants = dialect == Dialect.H2
                && list.size() > 1
                && list.stream().allMatch(row -> row.stream().allMatch(this::isConstant));
        return constants ? ValueUse.COMPARE_WHOLE : ValueUse.COMPARE;
    }

    /** Neither a column nor a placeholder is in it. */
    private boolean isConstant(CipherType type) {
        return type.isFree() && type.values().stream().noneMatch(ledger::isPlaceholder);
    }

    /** Two comparisons with constants may become one list. */
    void compare(List<CipherType> left, List<CipherType> right, int token) throws StatementRefusedException {
        for (int i = 0; dialect == Dialect.H2 && i < Math.min(left.size(), right.size()); i++) {
            compareChosen(left.get(i), right.get(i), token);
            compare(left.get(i), right.get(i));
            compare(right.get(i), left.get(i));
        }
    }

    private void compare(CipherType column, CipherType value) {
        if (!isChar(column) || !isConstant(value)) {
            return;
        }
        CipherType before = compared.putIfAbsent(Objects.requireNonNull(column.cell()), value);
        if (before != null) {
            ledger.comparedEitherWay(before);
            ledger.comparedEitherWay(value);
        }
    }

    /** A list is one comparison. */
    void compareList(List<CipherType> operand, List<List<CipherType>> list, int token)
            throws StatementRefusedException {
        boolean whole = listUse(list) == ValueUse.COMPARE_WHOLE;
        for (CipherType type : operand) {
            RuledColumn column = type.cell();
            if (whole
                    && column != null
                    && isChar(type)
                    && column.rule().search() != Search.NONE
                    && column.rule().isInMotion()) {
                throw Refusals.charInList(column, token);
            }
        }
        for (List<CipherType> row : list) {
            for (int i = 0; i < Math.min(operand.size(), row.size()); i++) {
                compareChosen(operand.get(i), row.get(i), token);
            }
        }
        if (whole || list.size() == 1) {
            compare(operand, list.get(0), token);
        }
    }

    /**
     * What COALESCE or CASE has chosen is a CHAR or a VARCHAR, by what H2 knows of the values when it compiles the statement, so
     * that it is compared padded or not.
     */
    void compareChosen(CipherType left, CipherType right, int token) throws StatementRefusedException {
        requireEitherWay(left, right, token);
        requireEitherWay(right, left, token);
    }

    /** In a comparison of more than two, or with what isn't a value. */
    void requireNotChosen(CipherType type, int token) throws StatementRefusedException {
        if (isChosen(type)) {
            throw Refusals.charChosen(Objects.requireNonNull(type.cell()), token);
        }
    }

    private boolean isChosen(CipherType type) {
        return dialect == Dialect.H2
                && isChar(type)
                && type.derivation().origin().traits().contains(Trait.CHOSEN);
    }

    private void requireEitherWay(CipherType type, CipherType other, int token) throws StatementRefusedException {
        if (!isChosen(type)) {
            return;
        }
        RuledColumn column = Objects.requireNonNull(type.cell());
        if (!other.isFree() || ledger.isChosenByDatabase(other, column)) {
            throw Refusals.charChosen(column, token);
        }
        ledger.comparedFull(other);
    }
}
