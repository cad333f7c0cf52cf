package io.sigil.operations.keys;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.TableRule;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How many values one ruled column holds, and in which forms. Immutable. */
public final class ColumnCensus {
    private final TableRule table;
    private final ColumnRule column;
    private final long nulls;
    private final long plain;
    private final long damaged;
    private final long before;
    private final Map<Long, Long> cells;

    ColumnCensus(
            TableRule table,
            ColumnRule column,
            long nulls,
            long plain,
            long damaged,
            long before,
            Map<Long, Long> cells) {
        this.table = table;
        this.column = column;
        this.nulls = nulls;
        this.plain = plain;
        this.damaged = damaged;
        this.before = before;
        this.cells = Collections.unmodifiableMap(new TreeMap<>(cells));
    }

    public TableRule table() {
        return table;
    }

    public ColumnRule column() {
        return column;
    }

    /** {@code table.column} as the rules spell them. */
    public String name() {
        return table + "." + column.name();
    }

    public long nulls() {
        return nulls;
    }

    /** Values that aren't cells. Of a format-preserving column none: there nothing tells one from the other. */
    public long plain() {
        return plain;
    }

    /** Values that begin as cells do and aren't whole ones. */
    public long damaged() {
        return damaged;
    }

    /** Cells of the rule's {@code previous}, where their headers tell; see {@code CellForms.tellsPrevious}. */
    public long before() {
        return before;
    }

    /** How many cells of the rule itself each data key made, by its id; {@link CellCensus#NOT_TOLD} for those whose key isn't asked for. */
    public Map<Long, Long> cellsByKey() {
        return cells;
    }

    /** Of both rules. */
    public long cells() {
        return before + cells.values().stream().mapToLong(Long::longValue).sum();
    }

    public long rows() {
        return nulls + plain + damaged + cells();
    }
}
