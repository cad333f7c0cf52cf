package io.sigil.sql.tree;

import io.sigil.sql.Name;
import java.util.List;

/** {@code REFERENCES t (a, b)}, or {@code LIKE t}. Immutable. */
public final class Reference {
    private final int token;
    private final List<Name> table;
    private final List<Name> columns;

    public Reference(int token, List<Name> table, List<Name> columns) {
        this.token = token;
        this.table = List.copyOf(table);
        this.columns = List.copyOf(columns);
    }

    public int token() {
        return token;
    }

    public List<Name> table() {
        return table;
    }

    /** Empty: the table's primary key. */
    public List<Name> columns() {
        return columns;
    }
}
