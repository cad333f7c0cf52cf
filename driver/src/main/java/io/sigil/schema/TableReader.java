package io.sigil.schema;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds tables through a delegate's {@link DatabaseMetaData}. */
final class TableReader {
    /** H2's "general error": its metadata fail on a table that another session drops or renames while they are read. */
    private static final int GENERAL_ERROR = 50000;

    private static final int TRIES = 10;

    private final HomeSchema home;

    TableReader(HomeSchema home) {
        this.home = home;
    }

    /** Null when there is no such table in any of the schemas. */
    @Nullable
    PhysicalTable find(Connection delegate, TableAddress address) throws SQLException {
        for (int i = 1; ; i++) {
            try {
                return look(delegate, address);
            } catch (SQLException e) {
                if (home.dialect() != Dialect.H2 || e.getErrorCode() != GENERAL_ERROR || i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private @Nullable PhysicalTable look(Connection delegate, TableAddress address) throws SQLException {
        DatabaseMetaData metaData = delegate.getMetaData();
        List<PhysicalTable> found = new ArrayList<>();
        for (String name : spellings(metaData, address)) {
            found.addAll(columns(metaData, address, name));
        }
        if (home.dialect().isMySqlFamily()) {
            return found.isEmpty() ? null : found.get(0);
        }
        for (String schema : address.schemas()) {
            for (PhysicalTable table : found) {
                if (schema.equals(table.schema())) {
                    requireNotHidden(delegate, table);
                    return table;
                }
            }
        }
        return null;
    }

    /** Where names compare loosely, the database is asked how it spells them. */
    private List<String> spellings(DatabaseMetaData metaData, TableAddress address) throws SQLException {
        if (home.names().looksUpExactly() || home.dialect().isMySqlFamily()) {
            return List.of(address.name());
        }
        List<String> names = new ArrayList<>();
        for (String schema : address.schemas()) {
            try (ResultSet tables = metaData.getTables(null, pattern(metaData, schema), null, null)) {
                while (tables.next()) {
                    String name = Objects.requireNonNull(tables.getString("TABLE_NAME"));
                    if (home.names().sameTable(address.name(), name) && !names.contains(name)) {
                        names.add(name);
                    }
                }
            }
        }
        return names;
    }

    private List<PhysicalTable> columns(DatabaseMetaData metaData, TableAddress address, String name)
            throws SQLException {
        Map<TableAddress, List<PhysicalColumn>> columns = new LinkedHashMap<>();
        Map<TableAddress, PhysicalTable> tables = new LinkedHashMap<>();
        String catalog = home.dialect().isMySqlFamily() ? address.catalog() : null;
        try (ResultSet row = metaData.getColumns(catalog, null, pattern(metaData, name), null)) {
            while (row.next()) {
                String rowCatalog = row.getString("TABLE_CAT");
                String rowSchema = row.getString("TABLE_SCHEM");
                String rowName = Objects.requireNonNull(row.getString("TABLE_NAME"));
                // The name went in as a pattern, in which an underscore matches more than itself.
                if (!home.names().sameTable(name, rowName)) {
                    continue;
                }
                TableAddress key = new TableAddress(
                        rowCatalog == null ? "" : rowCatalog,
                        rowSchema == null ? List.of() : List.of(rowSchema),
                        rowName);
                tables.putIfAbsent(key, new PhysicalTable(rowCatalog, rowSchema, rowName, List.of()));
                columns.computeIfAbsent(key, k -> new ArrayList<>()).add(column(row));
            }
        }
        List<PhysicalTable> found = new ArrayList<>();
        for (Map.Entry<TableAddress, PhysicalTable> entry : tables.entrySet()) {
            PhysicalTable table = entry.getValue();
            List<PhysicalColumn> own = Objects.requireNonNull(columns.get(entry.getKey()));
            requireDistinct(table, own);
            found.add(new PhysicalTable(table.catalog(), table.schema(), table.name(), own));
        }
        return found;
    }

    private static PhysicalColumn column(ResultSet row) throws SQLException {
        return new PhysicalColumn(
                Objects.requireNonNull(row.getString("COLUMN_NAME")),
                row.getInt("DATA_TYPE"),
                Objects.requireNonNullElse(row.getString("TYPE_NAME"), ""),
                row.getInt("COLUMN_SIZE"),
                row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls);
    }

    /** H2's metadata don't show a local temporary table that hides the one they show. */
    private void requireNotHidden(Connection delegate, PhysicalTable table) throws SQLException {
        if (home.dialect() != Dialect.H2) {
            return;
        }
        String query = "SELECT 1 FROM INFORMATION_SCHEMA.SESSION_STATE WHERE STATE_KEY = ?";
        try (PreparedStatement statement = delegate.prepareStatement(query)) {
            statement.setString(1, "TABLE " + table.name());
            try (ResultSet hiding = statement.executeQuery()) {
                if (hiding.next()) {
                    throw hidden(table);
                }
            }
        }
    }

    /** A temporary table that hides another one of the same name shows as one table with every column twice. */
    private static void requireDistinct(PhysicalTable table, List<PhysicalColumn> columns) throws SQLException {
        long distinct = columns.stream().map(PhysicalColumn::name).distinct().count();
        if (distinct != columns.size()) {
            throw hidden(table);
        }
    }

    private static SQLException hidden(PhysicalTable table) {
        return ErrorCode.UNDECIDED.exception("statement refused, at " + table.qualifiedName()
                + "; two tables have this name and one hides the other; drop or rename the temporary one");
    }

    private static String pattern(DatabaseMetaData metaData, String name) throws SQLException {
        String escape = metaData.getSearchStringEscape();
        return escape == null || escape.isEmpty() ? name : name.replace(escape, escape + escape);
    }
}
