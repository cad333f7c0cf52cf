package io.sigil.sql.typing;

import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Types the keys of one ORDER BY. Cells of a range search sort as their values do, but the cells of equal values differ, so
 * that the next key would never decide: there the token is cut out.
 */
final class SortKeys {
    private final QueryTyper queries;
    private final ExpressionTyper expressions;
    private final List<OutputColumn> outputs;
    private final @Nullable UnionSort union;

    /** @param outputs the columns that a key may name or count */
    SortKeys(QueryTyper queries, ExpressionTyper expressions, List<OutputColumn> outputs) {
        this(queries, expressions, outputs, null);
    }

    /** @param union the set operation whose rows are sorted; null: those of a SELECT are */
    SortKeys(QueryTyper queries, ExpressionTyper expressions, List<OutputColumn> outputs, @Nullable UnionSort union) {
        this.union = union;
        this.queries = queries;
        this.expressions = expressions;
        this.outputs = outputs;
    }

    /** @param peers whether it matters which rows sort alike, after the last key too */
    void type(List<Expression> keys, boolean peers) throws StatementRefusedException {
        for (int i = 0; i < keys.size(); i++) {
            type(keys.get(i), peers || i < keys.size() - 1);
        }
    }

    /** A key of ORDER BY: an ordinal, the name of an output column, or an expression over the input. */
    private void type(Expression key, boolean exact) throws StatementRefusedException {
        List<OutputColumn> meant = queries.outputsMeant(key, outputs);
        RuledColumn column = null;
        for (OutputColumn output : meant) {
            RuledColumn cell = sorted(output.type(), key);
            column = cell == null ? column : cell;
        }
        CipherType input = expressions.type(key);
        RuledColumn cell = sorted(input, key);
        column = cell == null ? column : cell;
        if (column != null && exact) {
            cut(key, meant, input, column);
        }
    }

    /** The column whose cells are sorted by; null: a plain key. */
    private @Nullable RuledColumn sorted(CipherType type, Expression key) throws StatementRefusedException {
        RuledColumn column = type.cell();
        if (column == null || !Searches.isOrdered(column)) {
            queries.meeting().asSortKey(type, key.token());
            return null;
        }
        return column;
    }

    private void cut(Expression key, List<OutputColumn> meant, CipherType input, RuledColumn column)
            throws StatementRefusedException {
        if (union != null) {
            if (meant.size() != 1) {
                throw Refusals.notSortedSo(column, key.token());
            }
            union.cut(key, meant.get(0), column);
            return;
        }
        boolean named = meant.stream().allMatch(OutputColumn::fromStar);
        if (named && input.cell() != null) {
            queries.searches().cut(key, column);
            return;
        }
        // Where an output column and one of the input have the name, the output column is meant.
        Expression source = meant.size() == 1 ? meant.get(0).source() : null;
        if (source == null
                || meant.get(0).type().cell() == null
                || queries.hasSlot(source)
                || queries.searches().rewrites().within(source)) {
            throw Refusals.notSortedSo(column, key.token());
        }
        queries.searches().cut(key, source, column);
    }
}
