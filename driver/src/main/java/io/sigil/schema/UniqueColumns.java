package io.sigil.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Finds the columns whose values the database keeps unique, alone or with others. */
final class UniqueColumns {
    private UniqueColumns() {}

    /** Names as the database spells them. */
    static Set<String> of(Connection delegate, PhysicalTable table) throws SQLException {
        Set<String> names = new HashSet<>();
        try (ResultSet index =
                delegate.getMetaData().getIndexInfo(table.catalog(), table.schema(), table.name(), true, true)) {
            while (index.next()) {
                String name = index.getString("COLUMN_NAME");
                if (name != null) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
