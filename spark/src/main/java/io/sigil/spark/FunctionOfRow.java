package io.sigil.spark;

import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction2;

/** A function over cells that are bound to values of their row. One task uses it at a time. */
final class FunctionOfRow extends AbstractFunction2<@Nullable Object, Row, @Nullable Object> implements Serializable {
    private static final long serialVersionUID = 1;

    private final CellFunction function;
    private final ExecutorCells cells;

    FunctionOfRow(CellFunction function, ExecutorCells cells) {
        this.function = function;
        this.cells = cells;
    }

    @Override
    public @Nullable Object apply(@Nullable Object value, Row row) {
        return value == null ? null : cells.apply(function, value, CollectionConverters.asJava(row.toSeq()));
    }
}
