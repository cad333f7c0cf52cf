package io.sigil.schema;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.rules.TableRule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Looks for a cell in the column that a rule means. Immutable. */
public final class CellFinder {
    private static final Set<Integer> CELL_TYPES = Set.of(
            Types.BINARY,
            Types.VARBINARY,
            Types.LONGVARBINARY,
            Types.BLOB,
            Types.CHAR,
            Types.VARCHAR,
            Types.LONGVARCHAR,
            Types.CLOB);

    private final HomeSchema home;
    private final CellGuard guard;
    private final SqlNames names;

    public CellFinder(HomeSchema home, CellShapes shapes) {
        this.home = home;
        this.guard = new CellGuard(home.dialect(), shapes);
        this.names = new SqlNames(home.dialect());
    }

    /** False when there is no such column, or one of a type that holds no cell. */
    public boolean find(Connection delegate, TableRule table, ColumnRule rule) throws SQLException {
        return find(delegate, table, rule, column -> isCell(column, rule));
    }

    /** Whether there is a value that doesn't begin as cells do; false when there is no such column. */
    public boolean findPlaintext(Connection delegate, TableRule table, ColumnRule rule) throws SQLException {
        return find(delegate, table, rule, column -> "NOT (" + guard.magic(column, rule) + ")");
    }

    private boolean find(Connection delegate, TableRule table, ColumnRule rule, UnaryOperator<String> condition)
            throws SQLException {
        PhysicalTable found = new TableReader(home).find(delegate, address(table));
        PhysicalColumn column = found == null ? null : column(found, rule);
        if (found == null || column == null || !CELL_TYPES.contains(column.jdbcType())) {
            return false;
        }
        String sql =
                "SELECT 1 FROM " + names.of(found) + " WHERE " + condition.apply(names.of(column.name())) + " LIMIT 1";
        try (Statement statement = delegate.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    /** A format-preserving cell can't be told from a value, so that every value counts as one. */
    private String isCell(String columnSql, ColumnRule rule) {
        return rule.mode() == Mode.FORMAT_PRESERVING ? columnSql + " IS NOT NULL" : guard.condition(columnSql, rule);
    }

    private TableAddress address(TableRule table) {
        String name = home.names().fold(table.name());
        String schema = table.schema().map(home.names()::fold).orElse(null);
        if (home.dialect().isMySqlFamily()) {
            return new TableAddress(schema == null ? home.catalog() : schema, List.of(), name);
        }
        return new TableAddress(home.catalog(), schema == null ? home.schemas() : List.of(schema), name);
    }

    private @Nullable PhysicalColumn column(PhysicalTable table, ColumnRule rule) {
        for (PhysicalColumn column : table.columns()) {
            if (home.names().sameColumn(home.names().fold(rule.name()), column.name())) {
                return column;
            }
        }
        return null;
    }
}
