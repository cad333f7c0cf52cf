package io.sigil.schema;

import io.sigil.dialect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns whose values the database keeps unique, alone or with others, and the statement that brings a stored value from
 * one form into another, so that the constraint sees a written value's equal. Immutable.
 */
final class UniqueColumns {
    static final UniqueColumns NONE = new UniqueColumns(Set.of(), "", "", new SqlNames(Dialect.H2));

    private static final String CHANGED_BY_ITSELF = "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND EXTRA LIKE '%on update%'";

    private final Set<String> columns;
    private final String update;
    private final String kept;
    private final SqlNames names;

    private UniqueColumns(Set<String> columns, String update, String kept, SqlNames names) {
        this.columns = columns;
        this.update = update;
        this.kept = kept;
        this.names = names;
    }

    static UniqueColumns of(Connection delegate, PhysicalTable table, Dialect dialect) throws SQLException {
        Set<String> columns = new HashSet<>();
        try (ResultSet index =
                delegate.getMetaData().getIndexInfo(table.catalog(), table.schema(), table.name(), true, true)) {
            while (index.next()) {
                String name = index.getString("COLUMN_NAME");
                if (name != null) {
                    columns.add(name);
                }
            }
        }
        SqlNames names = new SqlNames(dialect);
        StringBuilder kept = new StringBuilder();
        for (String column : dialect.isMySqlFamily() ? changedByThemselves(delegate, table) : List.<String>of()) {
            kept.append(", ").append(names.quoted(column)).append(" = ").append(names.quoted(column));
        }
        return new UniqueColumns(columns, "UPDATE " + names.of(table) + " SET ", kept.toString(), names);
    }

    /** MySQL's and MariaDB's ON UPDATE CURRENT_TIMESTAMP. */
    private static List<String> changedByThemselves(Connection delegate, PhysicalTable table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement query = delegate.prepareStatement(CHANGED_BY_ITSELF)) {
            query.setString(1, table.catalog());
            query.setString(2, table.name());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    if (name != null) {
                        columns.add(name);
                    }
                }
            }
        }
        return columns;
    }

    /**
     * The statement whose first parameter is the new form of a value and its second the old one.
     *
     * @return null when the column isn't kept unique
     */
    @Nullable
    String move(String column) {
        String name = names.quoted(column);
        return columns.contains(column) ? update + name + " = ?" + kept + " WHERE " + name + " = ?" : null;
    }
}
