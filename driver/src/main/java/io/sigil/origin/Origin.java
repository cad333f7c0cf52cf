package io.sigil.origin;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a result column came of a ruled one. All ruled columns that meet have one logical type, so the traits alone say
 * what the database would make of it. Immutable.
 */
public final class Origin {
    /** The column itself. */
    public static final Origin DIRECT = new Origin(EnumSet.noneOf(Trait.class));

    private final EnumSet<Trait> traits;

    private Origin(EnumSet<Trait> traits) {
        this.traits = traits;
    }

    public static Origin of(Collection<Trait> traits) {
        return traits.isEmpty() ? DIRECT : new Origin(EnumSet.copyOf(traits));
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    public boolean isAny(Trait first, Trait... more) {
        if (traits.contains(first)) {
            return true;
        }
        for (Trait trait : more) {
            if (traits.contains(trait)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value of the statement may stand in the place of a stored one. */
    public boolean hasValues() {
        return isAny(
                Trait.PLACEHOLDER,
                Trait.TEXT_LITERAL,
                Trait.NUMBER_LITERAL,
                Trait.TYPED_LITERAL,
                Trait.CONSTANT_EXPRESSION,
                Trait.UNLIMITED_TEXT,
                Trait.VALUES_ONLY);
    }

    public Set<Trait> traits() {
        return EnumSet.copyOf(traits);
    }

    public Origin with(Trait trait) {
        EnumSet<Trait> more = EnumSet.copyOf(traits);
        more.add(trait);
        return new Origin(more);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Origin && traits.equals(((Origin) other).traits);
    }

    @Override
    public int hashCode() {
        return traits.hashCode();
    }

    @Override
    public String toString() {
        return traits.toString();
    }
}
