package io.sigil.sql;

import io.sigil.rules.ColumnRule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A rule bound to the column of a real table. Immutable; compared by identity of its rule. */
public final class RuledColumn {
    private final String table;
    private final String name;
    private final ColumnRule rule;
    private final boolean nullable;
    private final int cut;
    private final RowBinding binding;
    private final PlainSearch plainSearch;
    private final @Nullable String move;
    private final boolean tokenIndexed;

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
        this(table, name, rule, nullable, cut, binding, PlainSearch.NONE, null, false);
    }

    private RuledColumn(
            String table,
            String name,
            ColumnRule rule,
            boolean nullable,
            int cut,
            RowBinding binding,
            PlainSearch plainSearch,
            @Nullable String move,
            boolean tokenIndexed) {
        this.plainSearch = plainSearch;
        this.move = move;
        this.tokenIndexed = tokenIndexed;
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
     * @param statement see {@link #move()}
     */
    public RuledColumn moving(PlainSearch search, @Nullable String statement) {
        return new RuledColumn(table, name, rule, nullable, cut, binding, search, statement, tokenIndexed);
    }

    /** The same column as a view shows it. */
    public RuledColumn nullable(boolean mayBeNull) {
        return new RuledColumn(table, name, rule, mayBeNull, cut, binding, plainSearch, move, tokenIndexed);
    }

    /** The same column, with an index over what {@link #cut} leaves of it. */
    public RuledColumn indexedByToken() {
        return new RuledColumn(table, name, rule, nullable, cut, binding, plainSearch, move, true);
    }

    /** Whether the database finds {@code SUBSTRING(column FROM 1 FOR cut) = …} by an index, and would rather than a range. */
    public boolean isIndexedByToken() {
        return tokenIndexed;
    }

    /** What the database can tell of plaintext that the column holds beside cells. */
    public PlainSearch plainSearch() {
        return plainSearch;
    }

    /** Of a column in motion: whether the database keeps its values unique, alone or with others. */
    public boolean isUnique() {
        return move != null;
    }

    /**
     * Of a column in motion that the database keeps unique: the statement that brings a stored value into the form that is
     * written, with the new form and the old one as its parameters. Null for others.
     */
    public @Nullable String move() {
        return move;
    }

    /** The forms in which the column may hold a value; one unless it is in motion. */
    public List<StoredForm> forms() {
        if (rule.previous().isPresent()) {
            return List.of(StoredForm.CELL, StoredForm.PREVIOUS);
        }
        return rule.state().mayHoldPlaintext() ? List.of(StoredForm.CELL, StoredForm.PLAIN) : List.of(StoredForm.CELL);
    }

    /** The rule of a form's cells. */
    public ColumnRule ruleOf(StoredForm form) {
        return form == StoredForm.PREVIOUS ? rule.previous().orElseThrow() : rule;
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
