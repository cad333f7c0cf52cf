package io.sigil.sql;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table or view as the database has it. Immutable. */
public final class Relation {
    private final String name;
    private final List<Attribute> attributes;
    private final Map<String, String> missing;
    private final boolean ruled;
    private final boolean view;

    /**
     * @param name as the database spells it, with its schema; for messages
     * @param attributes every column, in the order of {@code SELECT *}
     */
    public Relation(String name, List<Attribute> attributes) {
        this(name, attributes, Map.of(), false);
    }

    /** @param missing what is wrong, by the {@link LooseName}s of ruled columns that the table hasn't got yet */
    public Relation(String name, List<Attribute> attributes, Map<String, String> missing) {
        this(name, attributes, missing, false);
    }

    private Relation(String name, List<Attribute> attributes, Map<String, String> missing, boolean view) {
        this.view = view;
        this.name = Objects.requireNonNull(name);
        this.attributes = List.copyOf(attributes);
        this.missing = Map.copyOf(missing);
        this.ruled = !missing.isEmpty() || this.attributes.stream().anyMatch(a -> a.ruled() != null);
    }

    /** Whether every column is there that has a rule. */
    public boolean complete() {
        return missing.isEmpty();
    }

    /** What is wrong when a statement uses these names, folded by {@link LooseName}; null: nothing. */
    public @Nullable String missing(Set<String> looseNames) {
        for (Map.Entry<String, String> column : missing.entrySet()) {
            if (looseNames.contains(column.getKey())) {
                return column.getValue();
            }
        }
        return null;
    }

    public String name() {
        return name;
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    /** A view: its columns may be called otherwise than its table's. */
    public static Relation view(String name, List<Attribute> attributes) {
        return new Relation(name, attributes, Map.of(), true);
    }

    /** Whether it is a view. */
    public boolean isView() {
        return view;
    }

    /** Whether any column is ruled, or is to be. */
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
                && missing.equals(((Relation) other).missing)
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
