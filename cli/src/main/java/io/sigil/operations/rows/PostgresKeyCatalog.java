package io.sigil.operations.rows;

import io.sigil.dialect.Dialect;
import io.sigil.schema.LocatedTable;
import io.sigil.schema.SqlNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keys of PostgreSQL. Whatever isn't a whole number travels as the text of its own type, and is cast back. */
final class PostgresKeyCatalog implements KeyCatalog {
    private static final Set<String> WHOLE = Set.of("int2", "int4", "int8");

    /** Behind its key columns an index may have others, which it is not unique over. */
    private static final String KEYS = "SELECT i.indexrelid, a.attname FROM pg_catalog.pg_index i"
            + " CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, position)"
            + " JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum"
            + " WHERE i.indrelid = ?::regclass AND i.indisunique AND i.indisvalid AND i.indimmediate"
            + " AND i.indpred IS NULL AND i.indexprs IS NULL AND k.position <= i.indnkeyatts"
            + " ORDER BY i.indisprimary DESC, i.indexrelid, k.position";

    private static final String TYPES = "SELECT a.attname, t.typname, pg_catalog.format_type(a.atttypid, a.atttypmod),"
            + " NOT a.attnotnull FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
            + " WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped";

    private final SqlNames names = new SqlNames(Dialect.POSTGRESQL);

    @Override
    public List<List<String>> keys(Connection connection, LocatedTable table) throws SQLException {
        Map<Long, List<String>> keys = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(KEYS)) {
            statement.setString(1, names.of(table));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.computeIfAbsent(rows.getLong(1), k -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
        }
        return new ArrayList<>(keys.values());
    }

    @Override
    public Map<String, KeyType> types(Connection connection, LocatedTable table) throws SQLException {
        Map<String, KeyType> types = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TYPES)) {
            statement.setString(1, names.of(table));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    types.put(rows.getString(1), type(rows.getString(2), rows.getString(3), rows.getBoolean(4)));
                }
            }
        }
        return types;
    }

    private static KeyType type(String name, String full, boolean nullable) {
        return WHOLE.contains(name)
                ? KeyType.direct(KeyCarrier.LONG, nullable)
                : KeyType.asText("CAST(%s AS text)", "CAST(? AS " + full + ")", nullable);
    }
}
