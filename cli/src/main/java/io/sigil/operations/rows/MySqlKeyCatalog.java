package io.sigil.operations.rows;

import io.sigil.dialect.Dialect;
import io.sigil.schema.LocatedTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Keys of MySQL and MariaDB. */
final class MySqlKeyCatalog implements KeyCatalog {
    private static final String KEYS = "SELECT INDEX_NAME, COLUMN_NAME, SUB_PART FROM information_schema.STATISTICS"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND NON_UNIQUE = 0"
            + " ORDER BY CASE INDEX_NAME WHEN 'PRIMARY' THEN 0 ELSE 1 END, INDEX_NAME, SEQ_IN_INDEX";

    private static final String TYPES = "SELECT COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, IS_NULLABLE"
            + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

    private final Dialect dialect;

    MySqlKeyCatalog(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public List<List<String>> keys(Connection connection, LocatedTable table) throws SQLException {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        Set<String> partial = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(KEYS)) {
            statement.setString(1, table.catalog());
            statement.setString(2, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String index = rows.getString(1);
                    String column = rows.getString(2);
                    // An index over an expression has no column; one over the start of a column has a length.
                    if (column == null || rows.getString(3) != null) {
                        partial.add(index);
                    } else {
                        keys.computeIfAbsent(index, k -> new ArrayList<>()).add(column);
                    }
                }
            }
        }
        keys.keySet().removeAll(partial);
        return new ArrayList<>(keys.values());
    }

    @Override
    public Map<String, KeyType> types(Connection connection, LocatedTable table) throws SQLException {
        Map<String, KeyType> types = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TYPES)) {
            statement.setString(1, table.catalog());
            statement.setString(2, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    types.put(
                            rows.getString(1),
                            type(
                                    rows.getString(2).toLowerCase(Locale.ROOT),
                                    rows.getString(3).toLowerCase(Locale.ROOT),
                                    rows.getString(4).equals("YES")));
                }
            }
        }
        return types;
    }

    private KeyType type(String name, String full, boolean nullable) {
        switch (name) {
            case "tinyint":
            case "smallint":
            case "mediumint":
            case "int":
                return KeyType.direct(KeyCarrier.LONG, nullable);
            case "bigint":
                return KeyType.direct(full.contains("unsigned") ? KeyCarrier.DECIMAL : KeyCarrier.LONG, nullable);
            case "decimal":
                return KeyType.direct(KeyCarrier.DECIMAL, nullable);
            case "char":
            case "varchar":
                return KeyType.direct(KeyCarrier.TEXT, nullable);
            case "binary":
            case "varbinary":
                return KeyType.direct(KeyCarrier.BYTES, nullable);
            case "date":
            case "datetime":
            case "timestamp":
            case "time":
                return KeyType.asText("CAST(%s AS CHAR)", "?", nullable);
            case "uuid":
                return dialect == Dialect.MARIADB ? KeyType.asText("CAST(%s AS CHAR)", "?", nullable) : KeyType.none();
            default:
                return KeyType.none();
        }
    }
}
