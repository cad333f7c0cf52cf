package io.sigil.sql.typing;

import io.sigil.origin.Trait;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons of searchable cells with each other. Cells of one domain have one search key, so their tokens are equal, and
 * those of a range search are ordered, as the values are: both are cut out. What the contract has as a join is left to
 * deterministic columns: equality is compared within one row of a table, and with MIN or MAX.
 */
final class TokenPairs {
    private final Scope scope;
    private final Searches searches;
    private final CharRules chars;

    TokenPairs(Scope scope, QueryTyper queries) {
        this.scope = scope;
        this.searches = queries.searches();
        this.chars = queries.meeting().chars();
    }

    /**
     * Compares by equality; false: that isn't for tokens, and nothing has been done.
     *
     * @param oneScope whether both stand in the scope of the comparison, and not the other within a subquery
     */
    boolean equality(
            CipherType one,
            @Nullable Expression oneText,
            CipherType other,
            @Nullable Expression otherText,
            int token,
            boolean oneScope)
            throws StatementRefusedException {
        RuledColumn column = one.cell();
        if (oneText == null
                || otherText == null
                || column == null
                || other.cell() == null
                || !Searches.isSearchable(column)
                || !Domains.same(column, other.cell())
                || !(isExtreme(one) || isExtreme(other) || (oneScope && areOfOneRow(oneText, otherText)))
                || isNamed(oneText)
                || isNamed(otherText)) {
            return false;
        }
        chars.compareChosen(one, other, token);
        searches.cut(oneText, column);
        searches.cut(otherText, column);
        return true;
    }

    private static boolean isExtreme(CipherType type) {
        return type.derivation().origin().is(Trait.EXTREME);
    }

    private boolean areOfOneRow(Expression one, Expression other) throws StatementRefusedException {
        if (!(one instanceof Expression.ColumnReference) || !(other instanceof Expression.ColumnReference)) {
            return false;
        }
        Source source = scope.source((Expression.ColumnReference) one);
        return source != null && source == scope.source((Expression.ColumnReference) other);
    }

    /** A name was put behind it, which must stay at its end. */
    private boolean isNamed(Expression expression) {
        return searches.rewrites().contains("name", expression);
    }

    /**
     * Compares the order of several operands with each other; false: they aren't all of one range search, or nothing but one
     * cell and values, and nothing has been done.
     *
     * @param texts in step with the operands
     */
    boolean order(List<CipherType> operands, List<? extends @Nullable Expression> texts, int token)
            throws StatementRefusedException {
        RuledColumn column = null;
        for (int i = 0; i < operands.size(); i++) {
            CipherType operand = operands.get(i);
            RuledColumn cell = operand.cell();
            if (cell == null && operand.isFree()) {
                continue;
            }
            Expression text = texts.get(i);
            if (cell == null
                    || text == null
                    || !Searches.isOrdered(cell)
                    || isNamed(text)
                    || (column != null && !Domains.same(column, cell))) {
                return false;
            }
            column = cell;
        }
        if (column == null) {
            return false;
        }
        for (int i = 0; i < operands.size(); i++) {
            CipherType operand = operands.get(i);
            Expression text = texts.get(i);
            if (operand.isFree()) {
                searches.token(operand, column);
            } else if (text != null) {
                chars.requireNotChosen(operand, token);
                searches.cut(text, column);
            }
        }
        return true;
    }
}
