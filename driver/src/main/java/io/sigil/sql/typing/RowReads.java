package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.sql.RowBinding;
import io.sigil.sql.RowColumn;
import io.sigil.sql.RowIndexes;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds, beside the cells of a result, the values of their rows that they are bound to. */
final class RowReads {
    private final List<OutputColumn> outputs;

    RowReads(List<OutputColumn> outputs) {
        this.outputs = outputs;
    }

    /**
     * Where the values are that a result column is bound to.
     *
     * @param index of the column, from 0
     * @param column what it holds the cells of
     * @return null when it isn't bound
     */
    @Nullable
    RowIndexes of(int index, RuledColumn column, int token) throws StatementRefusedException {
        RowBinding binding = column.binding();
        if (binding.isEmpty()) {
            return null;
        }
        RowOrigin cell = origin(outputs.get(index));
        List<Integer> key = new ArrayList<>();
        for (RowColumn bound : binding.key()) {
            int found = find(cell, bound);
            if (found == 0 || bound.type() == null) {
                throw new StatementRefusedException(
                        ErrorCode.ROW_NOT_KNOWN,
                        token,
                        column + " is read without " + bound,
                        "the cell is bound to that column of its row, and doesn't open without it",
                        "select both from the table itself, in the same select list");
            }
            key.add(found);
        }
        RowColumn subject = binding.subject();
        return new RowIndexes(subject == null ? 0 : find(cell, subject), key);
    }

    /** Counted from 1; 0 when the result doesn't have it. */
    private int find(@Nullable RowOrigin cell, RowColumn wanted) {
        for (int i = 0; cell != null && i < outputs.size(); i++) {
            RowOrigin other = origin(outputs.get(i));
            if (other != null && other.isBeside(cell, wanted.name())) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Of a column that is selected as it is; an expression may give another row's. */
    private static @Nullable RowOrigin origin(OutputColumn output) {
        boolean asItIs = output.fromStar() || output.source() instanceof Expression.ColumnReference;
        return asItIs ? output.type().row() : null;
    }
}
