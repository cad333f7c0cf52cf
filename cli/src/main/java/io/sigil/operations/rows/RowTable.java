package io.sigil.operations.rows;

import io.sigil.dialect.Dialect;
import io.sigil.engine.CellConversion;
import io.sigil.engine.EngineSession;
import io.sigil.operations.ColumnSelection;
import io.sigil.rules.ColumnRule;
import io.sigil.schema.LocatedTable;
import io.sigil.schema.SqlNames;
import io.sigil.sql.Attribute;
import io.sigil.sql.RowColumn;
import io.sigil.sql.RuledColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as a job reads it: by which key, which of its ruled columns, and what their cells are bound to. Immutable, thread-safe.
 */
public final class RowTable {
    private final Dialect dialect;
    private final LocatedTable table;
    private final TableKey key;
    private final List<CellConversion> columns;
    /** Every column that some cell is bound to; null: a plain one. */
    private final Map<String, @Nullable CellConversion> bound;
    /** Of each of the columns, where in {@code bound} the values are that its cells are bound to. */
    private final List<List<Integer>> boundIndexes;

    private RowTable(
            Dialect dialect,
            LocatedTable table,
            TableKey key,
            List<CellConversion> columns,
            Map<String, @Nullable CellConversion> bound) {
        this.dialect = dialect;
        this.table = table;
        this.key = key;
        this.columns = List.copyOf(columns);
        this.bound = bound;
        List<String> order = new ArrayList<>(bound.keySet());
        this.boundIndexes = this.columns.stream()
                .map(column -> column.rowColumns().stream()
                        .map(named -> order.indexOf(named.name()))
                        .collect(Collectors.toList()))
                .collect(Collectors.toList());
    }

    /** @throws SQLException SIGIL-6001, SIGIL-6003 or SIGIL-7102 when the table isn't there, unfit, or has no key */
    public static RowTable find(Connection connection, EngineSession session, ColumnSelection selection)
            throws SQLException {
        LocatedTable table = session.locate(selection.table());
        List<CellConversion> columns = new ArrayList<>();
        for (ColumnRule rule : selection.columns()) {
            for (Attribute attribute : table.relation().attributes()) {
                RuledColumn ruled = attribute.ruled();
                if (ruled != null && ruled.rule() == rule) {
                    columns.add(session.conversion(ruled));
                }
            }
        }
        Map<String, @Nullable CellConversion> bound = new LinkedHashMap<>();
        for (CellConversion column : columns) {
            for (RowColumn named : column.rowColumns()) {
                bound.put(named.name(), ruledConversion(session, table, named.name()));
            }
        }
        TableKey key = new KeyFinder(session.dialect()).find(connection, table);
        return new RowTable(session.dialect(), table, key, columns, bound);
    }

    private static @Nullable CellConversion ruledConversion(EngineSession session, LocatedTable table, String name) {
        for (Attribute attribute : table.relation().attributes()) {
            RuledColumn ruled = attribute.ruled();
            if (ruled != null && ruled.name().equals(name)) {
                return session.conversion(ruled);
            }
        }
        return null;
    }

    public Dialect dialect() {
        return dialect;
    }

    public LocatedTable located() {
        return table;
    }

    /** As it stands in a statement. */
    public String sql() {
        return new SqlNames(dialect).of(table);
    }

    /** A column of the table as it stands in a statement. */
    public String sql(CellConversion column) {
        return new SqlNames(dialect).quoted(column.column().name());
    }

    public TableKey key() {
        return key;
    }

    /** Those that the job is about. */
    public List<CellConversion> columns() {
        return columns;
    }

    /** Every select item that {@link #read} wants. */
    public String selected() {
        List<String> items = new ArrayList<>(key.selected());
        SqlNames names = new SqlNames(dialect);
        columns.forEach(column -> items.add(sql(column)));
        bound.keySet().forEach(name -> items.add(names.quoted(name)));
        return String.join(", ", items);
    }

    /** The current row of a result with the {@link #selected} items. */
    public StoredRow read(ResultSet row) throws SQLException {
        int index = 1;
        RowKey rowKey = key.read(row, index);
        index += key.columns().size();
        List<@Nullable Object> stored = new ArrayList<>();
        for (CellConversion column : columns) {
            stored.add(column.storesText() ? row.getString(index) : row.getBytes(index));
            index++;
        }
        List<@Nullable Object> around = new ArrayList<>();
        for (CellConversion ruled : bound.values()) {
            around.add(
                    ruled == null
                            ? row.getObject(index)
                            : ruled.storesText() ? row.getString(index) : row.getBytes(index));
            index++;
        }
        return new StoredRow(rowKey, stored, around);
    }

    /** Whether some cell is bound to other columns of its row. */
    public boolean isBound() {
        return !bound.isEmpty();
    }

    /** The values that the cells of one of the {@link #columns} are bound to, as {@link CellConversion#row} takes them. */
    public List<@Nullable Object> bound(StoredRow row, int column) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        List<@Nullable CellConversion> conversions = new ArrayList<>(bound.values());
        for (int index : boundIndexes.get(column)) {
            CellConversion ruled = conversions.get(index);
            Object value = row.around(index);
            values.add(ruled == null || value == null ? value : ruled.value(value));
        }
        return values;
    }
}
