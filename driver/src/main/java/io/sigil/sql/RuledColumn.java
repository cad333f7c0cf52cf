package io.sigil.sql;

import io.sigil.rules.ColumnRule;
import java.util.Objects;

/** A rule bound to the column of a real table. Immutable; compared by identity of its rule. */
public final class RuledColumn {
    private final String table;
    private final String name;
    private final ColumnRule rule;
    private final boolean nullable;

    /**
     * @param table the table as the database spells it, with its schema when the rule names one; for messages
     * @param name the column as the database spells it
     */
    public RuledColumn(String table, String name, ColumnRule rule, boolean nullable) {
        this.table = Objects.requireNonNull(table);
        this.name = Objects.requireNonNull(name);
        this.rule = Objects.requireNonNull(rule);
        this.nullable = nullable;
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
