package io.sigil.sql;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table or view as the database has it. Immutable. */
public final class Relation {
    private final String name;
    private final List<Attribute> attributes;
    private final boolean ruled;
    private final boolean view;

    /**
     * @param name as the database spells it, with its schema; for messages
     * @param attributes every column, in the order of {@code SELECT *}
     */
    public Relation(String name, List<Attribute> attributes) {
        this(name, attributes, false);
    }

    private Relation(String name, List<Attribute> attributes, boolean view) {
        this.view = view;
        this.name = Objects.requireNonNull(name);
        this.attributes = List.copyOf(attributes);
        this.ruled = this.attributes.stream().anyMatch(a -> a.ruled() != null);
    }

    public String name() {
        return name;
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    /** A view: its columns may be called otherwise than its table's. */
    public static Relation view(String name, List<Attribute> attributes) {
        return new Relation(name, attributes, true);
    }

    /** Whether it is a view. */
    public boolean isView() {
        return view;
    }

    /** Whether any column is ruled. */
    public boolean ruled() {
        return ruled;
    }

    private List<Optional<RuledColumn>> ruledColumns() {
        return attributes.stream().map(a -> Optional.ofNullable(a.ruled())).collect(Collectors.toList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Relation
                && name.equals(((Relation) other).name)
                && ruledColumns().equals(((Relation) other).ruledColumns());
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
