package io.sigil.sql;

import io.sigil.rules.LogicalType;
import io.sigil.rules.WhenShredded;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The column of a table whose value names the data subject of a row. Immutable. */
public final class SubjectColumn {
    private final String name;
    private final @Nullable LogicalType type;
    private final boolean exact;
    private final boolean zeroGenerates;
    private final WhenShredded whenShredded;

    /**
     * @param name as the database spells it
     * @param type of its values; null when it is of a kind whose values can't be told apart for sure
     * @param exact whether values that the database takes for equal are the same
     * @param zeroGenerates whether 0 may make the database generate a value
     */
    public SubjectColumn(
            String name, @Nullable LogicalType type, boolean exact, boolean zeroGenerates, WhenShredded whenShredded) {
        this.name = Objects.requireNonNull(name);
        this.type = type;
        this.exact = exact;
        this.zeroGenerates = zeroGenerates;
        this.whenShredded = Objects.requireNonNull(whenShredded);
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

    /** What a read of a shredded subject's value gives. */
    public WhenShredded whenShredded() {
        return whenShredded;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SubjectColumn
                && name.equals(((SubjectColumn) other).name)
                && Objects.equals(type, ((SubjectColumn) other).type)
                && exact == ((SubjectColumn) other).exact
                && zeroGenerates == ((SubjectColumn) other).zeroGenerates
                && whenShredded == ((SubjectColumn) other).whenShredded;
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
