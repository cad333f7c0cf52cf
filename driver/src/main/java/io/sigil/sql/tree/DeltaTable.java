package io.sigil.sql.tree;

import io.sigil.sql.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code FINAL TABLE (INSERT …)}, also OLD and NEW: the rows that a change writes. ISO/IEC 9075-2, 7.6. Immutable. */
public final class DeltaTable extends FromItem {
    private final Statement change;
    private final FromItem target;
    private final @Nullable Name alias;
    private final List<Name> columnAliases;

    /** @param target the item of the change that is written */
    public DeltaTable(int token, Statement change, FromItem target, @Nullable Name alias, List<Name> columnAliases) {
        super(token);
        this.change = change;
        this.target = target;
        this.alias = alias;
        this.columnAliases = List.copyOf(columnAliases);
    }

    public Statement change() {
        return change;
    }

    public FromItem target() {
        return target;
    }

    public @Nullable Name alias() {
        return alias;
    }

    public List<Name> columnAliases() {
        return columnAliases;
    }

    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
        return visitor.visitDelta(this);
    }
}
