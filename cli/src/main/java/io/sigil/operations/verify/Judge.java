package io.sigil.operations.verify;

import io.sigil.engine.CellConversion;
import io.sigil.engine.CellRow;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says of each stored value whether it is as it is to be. Thread-safe. */
@FunctionalInterface
public interface Judge {
    /**
     * @param stored not null
     * @throws SQLException when the value is neither a cell of its place nor a value in the clear
     */
    Verdict judge(CellConversion column, Object stored, @Nullable CellRow row) throws SQLException;
}
