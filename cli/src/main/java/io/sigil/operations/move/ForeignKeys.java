package io.sigil.operations.move;

import io.sigil.engine.CellConversion;
import io.sigil.operations.rows.RowTable;
import io.sigil.schema.LocatedTable;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Foreign keys from and to moved columns: a value and its references can't change at once. Immutable. */
final class ForeignKeys {
    private final RowTable table;

    ForeignKeys(RowTable table) {
        this.table = table;
    }

    /** Each with its remedy. */
    List<String> over(Connection connection) throws SQLException {
        LocatedTable at = table.located();
        DatabaseMetaData metaData = connection.getMetaData();
        Set<String> found = new LinkedHashSet<>();
        try (ResultSet keys = metaData.getImportedKeys(at.catalog(), at.schema(), at.name())) {
            collect(keys, "FKCOLUMN_NAME", found);
        }
        try (ResultSet keys = metaData.getExportedKeys(at.catalog(), at.schema(), at.name())) {
            collect(keys, "PKCOLUMN_NAME", found);
        }
        return new ArrayList<>(found);
    }

    private void collect(ResultSet keys, String ours, Set<String> found) throws SQLException {
        while (keys.next()) {
            String column = keys.getString(ours);
            for (CellConversion moved : table.columns()) {
                if (moved.column().name().equals(column)) {
                    found.add("column " + moved.column() + " has the foreign key " + keys.getString("FK_NAME")
                            + " of table "
                            + keys.getString("FKTABLE_NAME")
                            + "; drop it, move the columns at both of its ends, and add it again");
                }
            }
        }
    }
}
