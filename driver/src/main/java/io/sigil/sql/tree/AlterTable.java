package io.sigil.sql.tree;

import io.sigil.sql.Name;
import java.util.List;

/** ALTER TABLE, or what ALTER VIEW has in common with it. Immutable. */
public final class AlterTable extends Statement {
    private final int token;
    private final List<Name> name;
    private final boolean view;
    private final List<AlterAction> actions;

    /** @param token index of the token with the table's name */
    public AlterTable(int token, List<Name> name, boolean view, List<AlterAction> actions) {
        this.token = token;
        this.name = List.copyOf(name);
        this.view = view;
        this.actions = List.copyOf(actions);
    }

    public int token() {
        return token;
    }

    public List<Name> name() {
        return name;
    }

    /** Whether the statement says VIEW. */
    public boolean view() {
        return view;
    }

    public List<AlterAction> actions() {
        return actions;
    }

    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
        return visitor.visitAlterTable(this);
    }
}
