package io.sigil.operations.keys;

import io.sigil.engine.CellForms;
import io.sigil.keys.StoredKey;
import io.sigil.operations.RuledColumns;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.rules.Storage;
import io.sigil.rules.TableRule;
import io.sigil.schema.CellGuard;
import io.sigil.schema.PhysicalColumn;
import io.sigil.schema.PhysicalTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the values of a column by form and data key. The database counts, in one query that reads the column once; no value
 * and no cell leaves it. Belongs to its connection.
 */
public final class CellCensus {
    /** Stands for the key of cells whose keys are too many to count by: each data subject has one. No data key has this id. */
    public static final long NOT_TOLD = 0;

    /** Stands for every key that isn't among those that a census is told of. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private static final Set<Integer> BINARY = Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

    private final Connection connection;
    private final RuledColumns columns;
    private final CellForms forms;
    private final CellGuard guard;

    private CellCensus(Connection connection, RuledColumns columns) {
        this.connection = connection;
        this.columns = columns;
        this.forms = new CellForms(columns.home().dialect());
        this.guard = new CellGuard(columns.home().dialect(), forms);
    }

    /** @param connection past encryption */
    public static CellCensus of(Connection connection) throws SQLException {
        return new CellCensus(connection, RuledColumns.of(connection));
    }

    /**
     * Empty when the database has no such column.
     *
     * @param keys the data keys by their names; those of a rule with {@code previous} tell its cells from those of the rule
     */
    public Optional<ColumnCensus> take(TableRule table, ColumnRule rule, Map<String, List<StoredKey>> keys)
            throws SQLException {
        Optional<PhysicalTable> found = columns.table(table);
        Optional<PhysicalColumn> column = found.flatMap(t -> columns.column(t, rule));
        if (found.isEmpty() || column.isEmpty()) {
            return Optional.empty();
        }
        String name = columns.finder().quoted(column.get().name());
        KeyIdSlice slice = new KeyIdSlice(rule.storage(), forms.tokenLength(rule));
        String from = columns.finder().name(found.get());
        String sql = rule.previous().isPresent()
                ? queryOfTwo(from, name, rule, rule.previous().get(), keys)
                : query(from, name, rule, column.get(), slice);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return Optional.of(read(rows, table, rule, slice));
        }
    }

    /** Whether cells of the rule's {@code previous} are counted apart from its own. */
    public boolean tellsPrevious(ColumnRule rule) {
        return forms.tellsPrevious(rule);
    }

    private String query(String table, String name, ColumnRule rule, PhysicalColumn column, KeyIdSlice slice) {
        String form;
        String key = "NULL";
        if (rule.mode() == Mode.FORMAT_PRESERVING) {
            form = "'C'";
        } else if (BINARY.contains(column.jdbcType()) == (rule.storage() == Storage.BINARY)) {
            String isCell = guard.condition(name, rule);
            form = "CASE WHEN " + isCell + " THEN 'C' ELSE 'P' END";
            if (!rule.perSubject()) {
                key = "CASE WHEN " + isCell + " THEN " + slice.of(name) + " END";
            }
        } else {
            // A column that can't hold cells yet, of the application's own type.
            form = "'P'";
        }
        return "SELECT form, data_key, COUNT(*) FROM (SELECT CASE WHEN " + name + " IS NULL THEN 'N' ELSE " + form
                + " END AS form, " + key + " AS data_key FROM " + table + ") counted GROUP BY form, data_key";
    }

    /** The form is O for a cell of the rule, B for one of the rule before, and the id of its data key. */
    private String queryOfTwo(
            String table, String name, ColumnRule rule, ColumnRule before, Map<String, List<StoredKey>> keys) {
        String isCell = "(" + guard.condition(name, rule) + ")";
        String wasCell = "(" + guard.condition(name, before) + ")";
        StringBuilder form = new StringBuilder("CASE WHEN " + name + " IS NULL THEN 'N'");
        form.append(ofKnownKeys(name, rule, isCell, "O", keys));
        form.append(ofKnownKeys(name, before, wasCell, "B", keys));
        form.append(" WHEN ").append(isCell).append(" THEN 'O'");
        form.append(" WHEN ").append(wasCell).append(" THEN 'B' ELSE 'P' END");
        return "SELECT form, NULL, COUNT(*) FROM (SELECT " + form + " AS form FROM " + table
                + ") counted GROUP BY form";
    }

    private String ofKnownKeys(
            String name, ColumnRule rule, String isCell, String form, Map<String, List<StoredKey>> keys) {
        KeyIdSlice slice = new KeyIdSlice(rule.storage(), forms.tokenLength(rule));
        StringBuilder cases = new StringBuilder();
        for (StoredKey key : keys.getOrDefault(rule.key(), List.of())) {
            if (key.purpose() == CellForms.purpose(rule) && key.subject().isEmpty()) {
                cases.append(" WHEN ").append(isCell).append(" AND ");
                cases.append(slice.is(name, key.id(), columns.home().dialect()));
                cases.append(" THEN '").append(form).append(key.id()).append('\'');
            }
        }
        return cases.toString();
    }

    private static ColumnCensus read(ResultSet rows, TableRule table, ColumnRule rule, KeyIdSlice slice)
            throws SQLException {
        long nulls = 0;
        long plain = 0;
        long damaged = 0;
        long before = 0;
        Map<Long, Long> cells = new HashMap<>();
        while (rows.next()) {
            long count = rows.getLong(3);
            String form = String.valueOf(rows.getString(1)).trim();
            switch (form.substring(0, 1)) {
                case "N":
                    nulls += count;
                    break;
                case "P":
                    plain += count;
                    break;
                case "B":
                    before += count;
                    break;
                case "O":
                    long unnamed = rule.perSubject() ? NOT_TOLD : UNKNOWN;
                    cells.merge(form.length() > 1 ? Long.valueOf(form.substring(1)) : unnamed, count, Long::sum);
                    break;
                default:
                    try {
                        boolean told = rows.getObject(2) != null;
                        cells.merge(told ? slice.id(rows, 2) : NOT_TOLD, count, Long::sum);
                    } catch (SQLException notText) {
                        damaged += count;
                    }
            }
        }
        return new ColumnCensus(table, rule, nulls, plain, damaged, before, cells);
    }
}
