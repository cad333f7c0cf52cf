package io.sigil.operations.rows;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.schema.LocatedTable;
import io.sigil.schema.SqlNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses the key by which a table is walked through: its primary key, or else a unique one without NULLs. Immutable. */
public final class KeyFinder {
    private final SqlNames names;
    private final KeyCatalog catalog;

    public KeyFinder(Dialect dialect) {
        this.names = new SqlNames(dialect);
        this.catalog = KeyCatalog.of(dialect);
    }

    /** @throws SQLException SIGIL-7102 when the table has no key that serves */
    public TableKey find(Connection connection, LocatedTable table) throws SQLException {
        Map<String, KeyType> types = catalog.types(connection, table);
        return catalog.keys(connection, table).stream()
                .map(key -> key(table, types, key))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(TableKey::isRuled)
                        .thenComparing(key -> key.columns().size()))
                .orElseThrow(() -> ErrorCode.TABLE_HAS_NO_KEY.exception("rows can't be told apart, table "
                        + names.of(table)
                        + "; it has neither a primary key nor another unique index over whole NOT NULL columns of"
                        + " whole numbers, decimals, texts, UUIDs, dates, times or bytes; add one, such as a generated"
                        + " column id with a primary key"));
    }

    /** Whether a column is part of a unique key. */
    public boolean isUnique(Connection connection, LocatedTable table, String column) throws SQLException {
        return catalog.keys(connection, table).stream().anyMatch(key -> key.contains(column));
    }

    private Optional<TableKey> key(LocatedTable table, Map<String, KeyType> types, List<String> columns) {
        List<KeyColumn> found = new ArrayList<>();
        for (String column : columns) {
            KeyType type = types.get(column);
            if (type == null || type.isNullable()) {
                return Optional.empty();
            }
            KeyColumn usable = type.column(column, names.quoted(column), isRuled(table, column));
            if (usable == null) {
                return Optional.empty();
            }
            found.add(usable);
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new TableKey(found));
    }

    private static boolean isRuled(LocatedTable table, @Nullable String column) {
        return table.relation().attributes().stream()
                .anyMatch(attribute ->
                        attribute.ruled() != null && attribute.name().equals(column));
    }
}
