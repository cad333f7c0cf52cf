package io.sigil.sql;

import io.sigil.rules.ColumnRule;
import java.util.Objects;

/** A rule bound to the column of a real table. Immutable; compared by identity of its rule. */
public final class RuledColumn {
    private final String table;
    private final String name;
    private final ColumnRule rule;
    private final boolean nullable;
    private final int cut;
    private final RowBinding binding;

    /** A column whose search token nobody cuts out. */
    public RuledColumn(String table, String name, ColumnRule rule, boolean nullable) {
        this(table, name, rule, nullable, 0);
    }

    /**
     * @param table the table as the database spells it, with its schema when the rule names one; for messages
     * @param name the column as the database spells it
     * @param cut see {@link #cut()}
     */
    public RuledColumn(String table, String name, ColumnRule rule, boolean nullable, int cut) {
        this(table, name, rule, nullable, cut, RowBinding.NONE);
    }

    /** @param binding of its cells */
    public RuledColumn(String table, String name, ColumnRule rule, boolean nullable, int cut, RowBinding binding) {
        this.binding = Objects.requireNonNull(binding);
        this.table = Objects.requireNonNull(table);
        this.name = Objects.requireNonNull(name);
        this.rule = Objects.requireNonNull(rule);
        this.nullable = nullable;
        this.cut = cut;
    }

    public String table() {
        return table;
    }

    public String name() {
        return name;
    }

    public ColumnRule rule() {
        return rule;
    }

    public boolean nullable() {
        return nullable;
    }

    /**
     * How much of a stored value is the same for all equal values and differs for others: bytes in binary storage, characters
     * in text storage, counted from the start; 0 without a search.
     */
    public int cut() {
        return cut;
    }

    /** Which other columns of its row its cells are bound to. */
    public RowBinding binding() {
        return binding;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuledColumn && rule == ((RuledColumn) other).rule;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(rule);
    }

    /** {@code table.column}. */
    @Override
    public String toString() {
        return table + "." + name;
    }
}
