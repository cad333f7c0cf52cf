package io.sigil.schema;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.Identifier;
import io.sigil.rules.TableRule;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the table and the columns that rules mean, and says how SQL names them. Immutable. */
public final class TableFinder {
    private final HomeSchema home;
    private final SqlNames names;

    public TableFinder(HomeSchema home) {
        this.home = home;
        this.names = new SqlNames(home.dialect());
    }

    /** Null when there is no such table. */
    public @Nullable PhysicalTable find(Connection delegate, TableRule table) throws SQLException {
        return new TableReader(home).find(delegate, address(table));
    }

    private TableAddress address(TableRule table) {
        String name = home.names().fold(table.name());
        String schema = table.schema().map(home.names()::fold).orElse(null);
        if (home.dialect().isMySqlFamily()) {
            return new TableAddress(schema == null ? home.catalog() : schema, List.of(), name);
        }
        return new TableAddress(home.catalog(), schema == null ? home.schemas() : List.of(schema), name);
    }

    /** Null when the table has no such column. */
    public @Nullable PhysicalColumn column(PhysicalTable table, ColumnRule rule) {
        return column(table, rule.name());
    }

    /** Null when the table has no such column. */
    public @Nullable PhysicalColumn column(PhysicalTable table, Identifier name) {
        for (PhysicalColumn column : table.columns()) {
            if (home.names().sameColumn(home.names().fold(name), column.name())) {
                return column;
            }
        }
        return null;
    }

    /** The table's name in SQL, with its schema or database, quoted. */
    public String name(PhysicalTable table) {
        return names.of(table);
    }

    /** A name as the database spells it, quoted for SQL. */
    public String quoted(String name) {
        return names.quoted(name);
    }
}
