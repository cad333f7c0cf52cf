package io.sigil.sql;

import io.sigil.rules.ColumnRule;
import java.util.List;
import java.util.Objects;

/** A rule bound to the column of a real table. Immutable; compared by identity of its rule. */
public final class RuledColumn {
    private final String table;
    private final String name;
    private final ColumnRule rule;
    private final boolean nullable;
    private final int cut;
    private final RowBinding binding;
    private final PlainSearch plainSearch;
    private final boolean unique;

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
        this(table, name, rule, nullable, cut, binding, PlainSearch.NONE, false);
    }

    private RuledColumn(
            String table,
            String name,
            ColumnRule rule,
            boolean nullable,
            int cut,
            RowBinding binding,
            PlainSearch plainSearch,
            boolean unique) {
        this.plainSearch = plainSearch;
        this.unique = unique;
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

    /**
     * The same column, in motion.
     *
     * @param search what the database can tell of plaintext in it
     * @param constrained whether it is part of a unique index or key
     */
    public RuledColumn moving(PlainSearch search, boolean constrained) {
        return new RuledColumn(table, name, rule, nullable, cut, binding, search, constrained);
    }

    /** The same column as a view shows it. */
    public RuledColumn nullable(boolean mayBeNull) {
        return new RuledColumn(table, name, rule, mayBeNull, cut, binding, plainSearch, unique);
    }

    /** What the database can tell of plaintext that the column holds beside cells. */
    public PlainSearch plainSearch() {
        return plainSearch;
    }

    /** Of a column in motion: whether the database keeps its values unique, alone or with others. */
    public boolean isUnique() {
        return unique;
    }

    /** The forms in which the column may hold a value; one unless it is in motion. */
    public List<StoredForm> forms() {
        return rule.state().mayHoldPlaintext() ? List.of(StoredForm.CELL, StoredForm.PLAIN) : List.of(StoredForm.CELL);
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
