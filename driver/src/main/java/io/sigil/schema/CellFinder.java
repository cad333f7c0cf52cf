package io.sigil.schema;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.rules.TableRule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Set;
import java.util.function.UnaryOperator;

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

    private final TableFinder tables;
    private final CellGuard guard;

    public CellFinder(HomeSchema home, CellShapes shapes) {
        this.tables = new TableFinder(home);
        this.guard = new CellGuard(home.dialect(), shapes);
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
        PhysicalTable found = tables.find(delegate, table);
        PhysicalColumn column = found == null ? null : tables.column(found, rule);
        if (found == null || column == null || !CELL_TYPES.contains(column.jdbcType())) {
            return false;
        }
        String sql = "SELECT 1 FROM " + tables.name(found) + " WHERE " + condition.apply(tables.quoted(column.name()))
                + " LIMIT 1";
        try (Statement statement = delegate.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    /** A format-preserving cell can't be told from a value, so that every value counts as one. */
    private String isCell(String columnSql, ColumnRule rule) {
        return rule.mode() == Mode.FORMAT_PRESERVING ? columnSql + " IS NOT NULL" : guard.condition(columnSql, rule);
    }
}
