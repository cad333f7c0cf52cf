package io.sigil.operations.check;

import io.sigil.dialect.Dialect;
import io.sigil.schema.PhysicalTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An index of a table: its columns in their order. Immutable. */
public final class KeyIndex {
    private final String name;
    private final boolean unique;
    private final List<String> columns;

    private KeyIndex(String name, boolean unique, List<String> columns) {
        this.name = name;
        this.unique = unique;
        this.columns = List.copyOf(columns);
    }

    /** Every index of a table, that of its primary key included. */
    public static List<KeyIndex> of(Connection connection, Dialect dialect, PhysicalTable table) throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Map<String, Boolean> unique = new LinkedHashMap<>();
        String catalog = dialect.isMySqlFamily() ? table.catalog() : null;
        try (ResultSet rows =
                connection.getMetaData().getIndexInfo(catalog, table.schema(), table.name(), false, true)) {
            while (rows.next()) {
                String index = rows.getString("INDEX_NAME");
                String column = rows.getString("COLUMN_NAME");
                if (index != null && column != null) {
                    columns.computeIfAbsent(index, i -> new ArrayList<>()).add(unquoted(column));
                    unique.put(index, !rows.getBoolean("NON_UNIQUE"));
                }
            }
        }
        List<KeyIndex> indexes = new ArrayList<>();
        columns.forEach((name, of) -> indexes.add(new KeyIndex(name, Boolean.TRUE.equals(unique.get(name)), of)));
        return indexes;
    }

    /** PostgreSQL shows the column of an index as an expression, quoted where it needs it. */
    private static String unquoted(String column) {
        return column.length() > 1 && column.startsWith("\"") && column.endsWith("\"")
                ? column.substring(1, column.length() - 1)
                : column;
    }

    public String name() {
        return name;
    }

    public boolean isUnique() {
        return unique;
    }

    /** As the database spells them. */
    public List<String> columns() {
        return columns;
    }

    /** Whether a search by this column alone can use it. */
    public boolean leadsWith(@Nullable String column) {
        return columns.get(0).equals(column);
    }

    /** Whether it makes values of this one column unique. */
    public boolean isUniqueOn(String column) {
        return unique && columns.equals(List.of(column));
    }
}
