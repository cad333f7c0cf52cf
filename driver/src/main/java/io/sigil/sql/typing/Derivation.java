package io.sigil.sql.typing;

import io.sigil.origin.Origin;
import io.sigil.origin.Trait;
import io.sigil.sql.tree.Expression;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** How a cell came of a column, with the values that may stand in its place. Immutable. */
final class Derivation {
    /** The column itself. */
    static final Derivation DIRECT = new Derivation(Origin.DIRECT, List.of(), List.of());

    private final Origin origin;
    private final List<Derivation> parts;
    private final List<Expression.Value> values;

    private Derivation(Origin origin, List<Derivation> parts, List<Expression.Value> values) {
        this.origin = origin;
        this.parts = parts;
        this.values = values;
    }

    static Derivation of(Set<Trait> traits, List<Derivation> parts, List<Expression.Value> values) {
        return new Derivation(Origin.of(traits), parts, values);
    }

    /** Of a view's column: its values are stored in the view. */
    static Derivation of(Origin origin) {
        return origin.equals(Origin.DIRECT) ? DIRECT : new Derivation(origin, List.of(), List.of());
    }

    Origin origin() {
        return origin;
    }

    Derivation with(Trait... more) {
        EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
        traits.addAll(origin.traits());
        Collections.addAll(traits, more);
        return new Derivation(Origin.of(traits), List.of(this), List.of());
    }

    /** What the statement itself may put in the place of stored values; parts may be shared, and there may be many. */
    List<Expression.Value> values() {
        List<Expression.Value> found = new ArrayList<>();
        Set<Derivation> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Derivation> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Derivation next = open.pop();
            if (seen.add(next)) {
                found.addAll(next.values);
                next.parts.forEach(open::push);
            }
        }
        return found;
    }
}
