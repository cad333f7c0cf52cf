package io.sigil.sql.tree;

import io.sigil.sql.Name;
import java.util.List;

/** CREATE VIEW, materialized or not. Immutable. */
public final class CreateView extends Statement {
    private final int token;
    private final List<Name> name;
    private final List<Name> columns;
    private final Query query;

    /** @param token index of the token with the view's name */
    public CreateView(int token, List<Name> name, List<Name> columns, Query query) {
        this.token = token;
        this.name = List.copyOf(name);
        this.columns = List.copyOf(columns);
        this.query = query;
    }

    public int token() {
        return token;
    }

    public List<Name> name() {
        return name;
    }

    /** Empty: the query's own names. */
    public List<Name> columns() {
        return columns;
    }

    public Query query() {
        return query;
    }

    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
        return visitor.visitCreateView(this);
    }
}
