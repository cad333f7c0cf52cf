package io.sigil.operations.move;

import io.sigil.engine.CellConversion;
import io.sigil.error.ErrorCode;
import io.sigil.operations.rows.KeyFinder;
import io.sigil.operations.rows.RowTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What in the schema stands in the way of moving values, or needs care. Immutable. */
final class TableSafety {
    private final List<String> obstacles;
    private final List<String> warnings;
    private final List<String> untouched;
    private final boolean keyUpdate;

    private TableSafety(List<String> obstacles, List<String> warnings, List<String> untouched, boolean keyUpdate) {
        this.obstacles = List.copyOf(obstacles);
        this.warnings = List.copyOf(warnings);
        this.untouched = List.copyOf(untouched);
        this.keyUpdate = keyUpdate;
    }

    static TableSafety of(Connection connection, RowTable table) throws SQLException {
        List<String> obstacles = new ArrayList<>();
        for (CellConversion column : table.columns()) {
            if (!column.tellsCells()) {
                obstacles.add(
                        "column " + column.column() + " is format-preserving, whose cells can't be told from values;"
                                + " add another column, write both from the application, copy the old one through Sigil, and drop"
                                + " the old one");
            }
        }
        obstacles.addAll(new ForeignKeys(table).over(connection));
        TableDependents dependents = TableDependents.read(connection, table);
        obstacles.addAll(dependents.obstacles());
        boolean unique = false;
        KeyFinder keys = new KeyFinder(table.dialect());
        for (CellConversion column : table.columns()) {
            unique |= keys.isUnique(connection, table.located(), column.column().name());
        }
        return new TableSafety(obstacles, dependents.warnings(), dependents.untouched(), unique);
    }

    /** @throws SQLException SIGIL-7103 with everything that stands in the way */
    void require(String job) throws SQLException {
        if (!obstacles.isEmpty()) {
            throw ErrorCode.MOVE_REFUSED.exception("job refused, " + job + "; " + String.join("; ", obstacles));
        }
    }

    List<String> warnings() {
        return warnings;
    }

    /** Columns that the database would change by itself, quoted. */
    List<String> untouched() {
        return untouched;
    }

    /** Whether a moved column is part of a unique key. */
    boolean isKeyUpdate() {
        return keyUpdate;
    }
}
