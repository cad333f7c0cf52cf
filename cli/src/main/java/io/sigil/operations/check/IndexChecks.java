package io.sigil.operations.check;

import io.sigil.dialect.Dialect;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.rules.Search;
import io.sigil.schema.PhysicalColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Whether searches have their index, and no index promises what cells can't keep. Belongs to its connection. */
final class IndexChecks {
    private final Connection connection;
    private final Dialect dialect;

    IndexChecks(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    void check(CheckedTable table, Findings findings) throws SQLException {
        List<KeyIndex> indexes = KeyIndex.of(connection, dialect, table.table());
        for (Map.Entry<ColumnRule, PhysicalColumn> entry : table.columns().entrySet()) {
            ColumnRule rule = entry.getKey();
            String column = entry.getValue().name();
            boolean searchable = rule.mode() != Mode.RANDOMIZED || rule.search() != Search.NONE;
            if (searchable && indexes.stream().noneMatch(index -> index.leadsWith(column))) {
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
