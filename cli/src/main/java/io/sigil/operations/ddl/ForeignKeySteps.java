package io.sigil.operations.ddl;

import io.sigil.dialect.Dialect;
import io.sigil.schema.PhysicalTable;
import io.sigil.schema.TableFinder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drops the foreign keys whose columns change their type: no database lets one side of a foreign key have another type than the
 * other, even for a moment. Belongs to its connection.
 */
final class ForeignKeySteps {
    private final Connection connection;
    private final Dialect dialect;
    private final TableFinder finder;
    private final Map<String, Key> keys = new LinkedHashMap<>();

    ForeignKeySteps(Connection connection, Dialect dialect, TableFinder finder) {
        this.connection = connection;
        this.dialect = dialect;
        this.finder = finder;
    }

    /** @param changing the columns of the table that change, as the database spells them */
    void add(PhysicalTable table, Set<String> changing) throws SQLException {
        String catalog = dialect.isMySqlFamily() ? table.catalog() : null;
        try (ResultSet rows = connection.getMetaData().getImportedKeys(catalog, table.schema(), table.name())) {
            read(rows, "FKCOLUMN_NAME", changing);
        }
        try (ResultSet rows = connection.getMetaData().getExportedKeys(catalog, table.schema(), table.name())) {
            read(rows, "PKCOLUMN_NAME", changing);
        }
    }

    private void read(ResultSet rows, String own, Set<String> changing) throws SQLException {
        Map<String, Key> found = new LinkedHashMap<>();
        while (rows.next()) {
            String name = String.valueOf(rows.getString("FK_NAME"));
            String from = table(rows, "FK");
            String to = table(rows, "PK");
            Key key = found.computeIfAbsent(from + name, k -> new Key(name, from, to));
            key.fromColumns.add(finder.quoted(String.valueOf(rows.getString("FKCOLUMN_NAME"))));
            key.toColumns.add(finder.quoted(String.valueOf(rows.getString("PKCOLUMN_NAME"))));
            key.changes |= changing.contains(rows.getString(own));
        }
        found.forEach((name, key) -> {
            if (key.changes) {
                keys.putIfAbsent(name, key);
            }
        });
    }

    private String table(ResultSet row, String side) throws SQLException {
        @Nullable String place = row.getString(side + (dialect.isMySqlFamily() ? "TABLE_CAT" : "TABLE_SCHEM"));
        String name = finder.quoted(String.valueOf(row.getString(side + "TABLE_NAME")));
        return place == null ? name : finder.quoted(place) + "." + name;
    }

    List<MigrationStep> steps() {
        List<MigrationStep> steps = new ArrayList<>();
        keys.values()
                .forEach(key -> steps.add(new MigrationStep(
                        "foreign-key-" + key.name,
                        "when every row is moved, create it again, with its actions: ALTER TABLE " + key.from
                                + " ADD CONSTRAINT " + finder.quoted(key.name) + " FOREIGN KEY ("
                                + String.join(", ", key.fromColumns) + ") REFERENCES " + key.to + " ("
                                + String.join(", ", key.toColumns) + ")",
                        "ALTER TABLE " + key.from + " DROP "
                                + (dialect.isMySqlFamily() ? "FOREIGN KEY " : "CONSTRAINT ")
                                + finder.quoted(key.name))));
        return steps;
    }

    /** One foreign key. */
    private static final class Key {
        private final String name;
        private final String from;
        private final String to;
        private final List<String> fromColumns = new ArrayList<>();
        private final List<String> toColumns = new ArrayList<>();
        private boolean changes;

        Key(String name, String from, String to) {
            this.name = name;
            this.from = from;
            this.to = to;
        }
    }
}
