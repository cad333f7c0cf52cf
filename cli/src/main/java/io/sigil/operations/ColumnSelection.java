package io.sigil.operations;

import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Identifier;
import io.sigil.rules.Rules;
import io.sigil.rules.TableRule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A table of the rules file and those of its ruled columns that a job is about. Immutable. */
public final class ColumnSelection {
    private final TableRule table;
    private final List<ColumnRule> columns;

    private ColumnSelection(TableRule table, List<ColumnRule> columns) {
        this.table = Objects.requireNonNull(table);
        this.columns = List.copyOf(columns);
    }

    /** Every ruled column of a table. */
    public static ColumnSelection of(TableRule table) {
        return new ColumnSelection(table, table.columns());
    }

    /** One column of a table. */
    public static ColumnSelection of(TableRule table, ColumnRule column) {
        return new ColumnSelection(table, List.of(column));
    }

    /** @param columns of the table, at least one */
    public static ColumnSelection of(TableRule table, List<ColumnRule> columns) {
        if (columns.isEmpty() || !table.columns().containsAll(columns)) {
            throw new IllegalArgumentException("columns of " + table);
        }
        return new ColumnSelection(table, columns);
    }

    /**
     * What an operator writes: {@code TABLE}, {@code TABLE.COLUMN}, {@code SCHEMA.TABLE} or {@code SCHEMA.TABLE.COLUMN}, as the
     * rules file spells them, without quotes and in whatever case.
     *
     * @throws SQLException SIGIL-7101 when the rules file has no such table or column, or several that it could be
     */
    public static ColumnSelection parse(Rules rules, String text) throws SQLException {
        List<ColumnSelection> found = new ArrayList<>();
        for (TableRule table : rules.tables()) {
            for (String name : List.of(table.toString(), table.name().text())) {
                if (text.equalsIgnoreCase(name) && found.stream().noneMatch(s -> s.table == table)) {
                    found.add(of(table));
                }
                for (ColumnRule column : table.columns()) {
                    String full = name + "." + column.name().text();
                    if (text.equalsIgnoreCase(full)
                            && found.stream().noneMatch(s -> s.columns.equals(List.of(column)))) {
                        found.add(of(table, column));
                    }
                }
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        String ruled = rules.tables().stream().map(TableRule::toString).collect(Collectors.joining(", "));
        throw ErrorCode.SELECTION_UNKNOWN.exception(
                found.isEmpty()
                        ? "no ruled table or column " + text + ", in " + rules.source() + "; it has the tables " + ruled
                                + "; give TABLE or TABLE.COLUMN as the rules file spells them"
                        : text + " may mean several, in " + rules.source() + "; write SCHEMA.TABLE.COLUMN");
    }

    public TableRule table() {
        return table;
    }

    /** At least one, in the order of the rules file. */
    public List<ColumnRule> columns() {
        return columns;
    }

    /** {@code users} for a whole table, {@code users.ssn} otherwise. */
    @Override
    public String toString() {
        return columns.size() == table.columns().size() && columns.size() > 1
                ? table.toString()
                : table
                        + columns.stream()
                                .map(ColumnRule::name)
                                .map(Identifier::text)
                                .collect(Collectors.joining(", ", ".", ""));
    }
}
