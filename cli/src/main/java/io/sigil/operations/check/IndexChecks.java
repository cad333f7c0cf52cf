package io.sigil.operations.check;

import io.sigil.dialect.Dialect;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.rules.Search;
import io.sigil.schema.CellShapes;
import io.sigil.schema.PhysicalColumn;
import io.sigil.schema.TokenIndexes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Whether searches have their index, and no index promises what cells can't keep. Belongs to its connection. */
final class IndexChecks {
    private final Connection connection;
    private final Dialect dialect;
    private final CellShapes shapes;

    IndexChecks(Connection connection, Dialect dialect, CellShapes shapes) {
        this.connection = connection;
        this.dialect = dialect;
        this.shapes = shapes;
    }

    void check(CheckedTable table, Findings findings) throws SQLException {
        List<KeyIndex> indexes = KeyIndex.of(connection, dialect, table.table());
        TokenIndexes tokens = TokenIndexes.of(connection, table.table(), dialect);
        for (Map.Entry<ColumnRule, PhysicalColumn> entry : table.columns().entrySet()) {
            ColumnRule rule = entry.getKey();
            String column = entry.getValue().name();
            boolean searchable = rule.mode() != Mode.RANDOMIZED || rule.search() != Search.NONE;
            boolean equality = rule.search() == Search.EQUALITY && !rule.isInMotion();
            boolean whole = indexes.stream().anyMatch(index -> index.leadsWith(column));
            boolean token = equality && tokens.contains(column, shapes.of(rule).cut());
            if (equality && whole && !token && dialect == Dialect.POSTGRESQL) {
                findings.note(
                        "index",
                        table.name(rule),
                        "its index is over whole cells, so PostgreSQL plans a search anew at each execution",
                        "run the CREATE INDEX that sigil ddl --phase after prints, then change the rules file, if only by a comment, so"
                                + " that running instances use it");
            }
            if (searchable && !whole && !token) {
                findings.note(
                        "index",
                        table.name(rule),
                        "no index begins with it, so every search reads the whole table",
                        "run the CREATE INDEX that sigil ddl --phase after prints, if the application searches by it");
            }
            for (KeyIndex index : indexes) {
                if (!index.columns().contains(column) || rule.mode() != Mode.RANDOMIZED) {
                    continue;
                }
                if (index.isUnique()) {
                    findings.error(
                            "unique",
                            table.name(rule),
                            "the unique index " + index.name()
                                    + " takes different cells of one value for different values",
                            "use mode: deterministic, or drop the index");
                } else if (!searchable) {
                    findings.warning(
                            "index",
                            table.name(rule),
                            "the index " + index.name() + " over randomized cells finds nothing",
                            "declare a search for the column, or drop the index");
                }
            }
        }
    }
}
