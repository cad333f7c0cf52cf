package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.origin.Trait;
import io.sigil.rules.LogicalType;
import io.sigil.rules.Search;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.ValueUse;
import io.sigil.sql.tree.Expression;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Where CHAR isn't padded as elsewhere. H2 2.4 compares CHAR(n) by more than one rule: padded with a single value and with a
 * list that holds a placeholder or column; unpadded, so that only values of n characters match, with a list of constants;
 * and it makes one list of several comparisons with constants where its optimizer finds them. One for each
 * statement.
 */
final class CharRules {
    private final SlotLedger ledger;
    private final Dialect dialect;
    /** Columns that have been compared with constants. */
    private final Set<RuledColumn> compared = new HashSet<>();

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
            requireNotChosen(left.get(i), token);
            requireNotChosen(right.get(i), token);
            compare(left.get(i), right.get(i), token);
            compare(right.get(i), left.get(i), token);
        }
    }

    private void compare(CipherType column, CipherType value, int token) throws StatementRefusedException {
        if (isChar(column) && isConstant(value) && !compared.add(Objects.requireNonNull(column.cell()))) {
            throw Refusals.charComparedTwice(Objects.requireNonNull(column.cell()), token);
        }
    }

    /** A list is one comparison. */
    void compareList(List<CipherType> operand, Expression.In in, List<List<CipherType>> list)
            throws StatementRefusedException {
        boolean whole = listUse(list) == ValueUse.COMPARE_WHOLE;
        for (CipherType type : operand) {
            RuledColumn column = type.cell();
            if (whole && column != null && isChar(type) && column.rule().search() != Search.NONE) {
                throw Refusals.charInList(column, in.token());
            }
        }
        if (whole || list.size() == 1) {
            compare(operand, list.get(0), in.token());
        }
    }

    /** What COALESCE or CASE has chosen isn't padded as the column is. */
    void requireNotChosen(CipherType type, int token) throws StatementRefusedException {
        RuledColumn column = type.cell();
        if (dialect == Dialect.H2
                && column != null
                && isChar(type)
                && type.derivation().origin().traits().contains(Trait.CHOSEN)) {
            throw Refusals.charChosen(column, token);
        }
    }
}
