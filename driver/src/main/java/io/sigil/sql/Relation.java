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
    private final @Nullable SubjectColumn subject;

    /**
     * @param name as the database spells it, with its schema; for messages
     * @param attributes every column, in the order of {@code SELECT *}
     */
    public Relation(String name, List<Attribute> attributes) {
        this(name, attributes, null);
    }

    /** @param subject the table's own; null for a view */
    public Relation(String name, List<Attribute> attributes, @Nullable SubjectColumn subject) {
        this.subject = subject;
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

    /** What names the data subject of each row; null when rows belong to none, and for a view. */
    public @Nullable SubjectColumn subject() {
        return subject;
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
