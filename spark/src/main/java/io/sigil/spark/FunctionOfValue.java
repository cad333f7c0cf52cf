package io.sigil.spark;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scala.runtime.AbstractFunction1;

/** A function over cells that are bound to nothing of their row. One task uses it at a time. */
final class FunctionOfValue extends AbstractFunction1<@Nullable Object, @Nullable Object> implements Serializable {
    private static final long serialVersionUID = 1;

    private final CellFunction function;
    private final ExecutorCells cells;

    FunctionOfValue(CellFunction function, ExecutorCells cells) {
        this.function = function;
        this.cells = cells;
    }

    @Override
    public @Nullable Object apply(@Nullable Object value) {
        return value == null ? null : cells.apply(function, value, List.of());
    }
}
