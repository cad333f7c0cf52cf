package io.sigil.operations.check;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.TableRule;
import io.sigil.schema.PhysicalColumn;
import io.sigil.schema.PhysicalTable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table of the rules with the columns that the database has of it. Immutable. */
final class CheckedTable {
    private final TableRule rule;
    private final PhysicalTable table;
    private final Map<ColumnRule, PhysicalColumn> columns;

    CheckedTable(TableRule rule, PhysicalTable table, Map<ColumnRule, PhysicalColumn> columns) {
        this.rule = rule;
        this.table = table;
        this.columns = new LinkedHashMap<>(columns);
    }

    TableRule rule() {
        return rule;
    }

    PhysicalTable table() {
        return table;
    }

    /** Only those that are there. */
    Map<ColumnRule, PhysicalColumn> columns() {
        return columns;
    }

    /** The rule of a column as the database spells it. */
    Optional<ColumnRule> ruleOf(String column) {
        return columns.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(column))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    String name(ColumnRule column) {
        return rule + "." + column.name();
    }

    /** Whether a text of SQL names one of the ruled columns; which. */
    Optional<ColumnRule> mentioned(String sql) {
        return columns.entrySet().stream()
                .filter(entry -> mentions(sql, entry.getValue().name()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a text of SQL holds a name as a word of its own, in whatever case. */
    static boolean mentions(String sql, String name) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}_])" + Pattern.quote(name.toLowerCase(Locale.ROOT)) + "(?![\\p{L}\\p{N}_])")
                .matcher(sql.toLowerCase(Locale.ROOT))
                .find();
    }
}
