package io.sigil.sql.tree;

/** MySQL: {@code SELECT … INTO @a, @b}: the row goes to variables of the session. Immutable. */
public final class VariableSelection extends Statement {
    private final Query query;

    public VariableSelection(Query query) {
        this.query = query;
    }

    public Query query() {
        return query;
    }

    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
        return visitor.visitVariableSelection(this);
    }
}
