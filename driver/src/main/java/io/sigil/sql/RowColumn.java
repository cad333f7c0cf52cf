package io.sigil.sql;

import io.sigil.rules.LogicalType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A column whose value other cells of its row are bound to: it names the row, or its data subject. Immutable. */
public final class RowColumn {
    private final String name;
    private final @Nullable LogicalType type;
    private final boolean exact;
    private final boolean zeroGenerates;

    /**
     * @param name as the database spells it
     * @param type of its values; null when it is of a kind whose values can't be told apart for sure
     * @param exact whether values that the database takes for equal are the same
     * @param zeroGenerates whether 0 may make the database generate a value
     */
    public RowColumn(String name, @Nullable LogicalType type, boolean exact, boolean zeroGenerates) {
        this.name = Objects.requireNonNull(name);
        this.type = type;
        this.exact = exact;
        this.zeroGenerates = zeroGenerates;
    }

    public String name() {
        return name;
    }

    public @Nullable LogicalType type() {
        return type;
    }

    public boolean exact() {
        return exact;
    }

    public boolean zeroGenerates() {
        return zeroGenerates;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowColumn
                && name.equals(((RowColumn) other).name)
                && Objects.equals(type, ((RowColumn) other).type)
                && exact == ((RowColumn) other).exact
                && zeroGenerates == ((RowColumn) other).zeroGenerates;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
