package io.sigil.operations.rows;

import io.sigil.schema.LocatedTable;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys of H2. */
final class H2KeyCatalog implements KeyCatalog {
    private static final String KEYS = "SELECT i.INDEX_NAME, c.COLUMN_NAME FROM INFORMATION_SCHEMA.INDEXES i"
            + " JOIN INFORMATION_SCHEMA.INDEX_COLUMNS c ON c.INDEX_SCHEMA = i.INDEX_SCHEMA"
            + " AND c.INDEX_NAME = i.INDEX_NAME AND c.TABLE_SCHEMA = i.TABLE_SCHEMA AND c.TABLE_NAME = i.TABLE_NAME"
            + " WHERE i.TABLE_SCHEMA = ? AND i.TABLE_NAME = ? AND c.IS_UNIQUE"
            + " AND i.INDEX_TYPE_NAME IN ('PRIMARY KEY', 'UNIQUE INDEX')"
            + " ORDER BY CASE i.INDEX_TYPE_NAME WHEN 'PRIMARY KEY' THEN 0 ELSE 1 END, i.INDEX_NAME,"
            + " c.ORDINAL_POSITION";

    @Override
    public List<List<String>> keys(Connection connection, LocatedTable table) throws SQLException {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(KEYS)) {
            statement.setString(1, table.schema());
            statement.setString(2, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.computeIfAbsent(rows.getString(1), k -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
        }
        return new ArrayList<>(keys.values());
    }

    @Override
    public Map<String, KeyType> types(Connection connection, LocatedTable table) throws SQLException {
        Map<String, KeyType> types = new HashMap<>();
        try (ResultSet rows = connection
                .getMetaData()
                .getColumns(table.catalog(), table.schema(), table.name().replace("_", "\\_"), null)) {
            while (rows.next()) {
                if (table.name().equals(rows.getString("TABLE_NAME"))) {
                    boolean nullable = rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
                    types.put(
                            rows.getString("COLUMN_NAME"),
                            type(rows.getInt("DATA_TYPE"), rows.getString("TYPE_NAME"), nullable));
                }
            }
        }
        return types;
    }

    private static KeyType type(int jdbcType, String name, boolean nullable) {
        if (name.equals("UUID")) {
            return KeyType.direct(KeyCarrier.UNIQUE_ID, nullable);
        }
        switch (jdbcType) {
            case Types.TINYINT:
            case Types.SMALLINT:
            case Types.INTEGER:
            case Types.BIGINT:
                return KeyType.direct(KeyCarrier.LONG, nullable);
            case Types.NUMERIC:
            case Types.DECIMAL:
                return KeyType.direct(KeyCarrier.DECIMAL, nullable);
            case Types.VARCHAR:
                return KeyType.direct(KeyCarrier.TEXT, nullable);
            case Types.CHAR:
                return name.startsWith("ENUM") ? KeyType.none() : KeyType.direct(KeyCarrier.TEXT, nullable);
            case Types.BINARY:
            case Types.VARBINARY:
                return KeyType.direct(KeyCarrier.BYTES, nullable);
            case Types.DATE:
                return KeyType.direct(KeyCarrier.DATE, nullable);
            case Types.TIME:
                return KeyType.direct(KeyCarrier.TIME, nullable);
            case Types.TIMESTAMP:
                return KeyType.direct(KeyCarrier.TIMESTAMP, nullable);
            case Types.TIMESTAMP_WITH_TIMEZONE:
                return KeyType.direct(KeyCarrier.MOMENT, nullable);
            default:
                return KeyType.none();
        }
    }
}
