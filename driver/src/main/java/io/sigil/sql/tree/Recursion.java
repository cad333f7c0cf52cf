package io.sigil.sql.tree;

import io.sigil.sql.Name;
import java.util.List;

/** SEARCH and CYCLE of a recursive common table. Immutable. */
public final class Recursion {
    public static final Recursion NONE = new Recursion(List.of(), List.of(), List.of());

    private final List<Name> ordered;
    private final List<Name> compared;
    private final List<Name> added;

    /**
     * @param ordered columns whose values order the rows
     * @param compared columns whose values tell a cycle
     * @param added columns that the clauses add to the table
     */
    public Recursion(List<Name> ordered, List<Name> compared, List<Name> added) {
        this.ordered = List.copyOf(ordered);
        this.compared = List.copyOf(compared);
        this.added = List.copyOf(added);
    }

    public List<Name> ordered() {
        return ordered;
    }

    public List<Name> compared() {
        return compared;
    }

    public List<Name> added() {
        return added;
    }
}
