package io.sigil.sql;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stored procedure or function that the rules map: which of its parameters and results are cells. Immutable. */
public final class Procedure {
    private final String name;
    private final Map<Integer, RuledColumn> parameters;
    private final Map<String, RuledColumn> results;

    /**
     * @param name without its schema
     * @param parameters by 1-based number among the declared parameters; a function's return value isn't one
     * @param results by label, in any case
     */
    public Procedure(String name, Map<Integer, RuledColumn> parameters, Map<String, RuledColumn> results) {
        this.name = Objects.requireNonNull(name);
        this.parameters = Map.copyOf(parameters);
        Map<String, RuledColumn> loose = new HashMap<>();
        results.forEach((label, column) -> loose.put(LooseName.of(label), column));
        this.results = Map.copyOf(loose);
    }

    /** Without its schema, as the rules file spells it. */
    public String name() {
        return name;
    }

    /** Null: a plain parameter. */
    public @Nullable RuledColumn parameter(int number) {
        return parameters.get(number);
    }

    /** What a result column of this label holds; null: a plain one. */
    public @Nullable RuledColumn result(String label) {
        return results.get(LooseName.of(label));
    }

    /** What a function returns, a result with the function's own name; null: a plain value. */
    public @Nullable RuledColumn returned() {
        return result(name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Procedure
                && name.equals(((Procedure) other).name)
                && parameters.equals(((Procedure) other).parameters)
                && results.equals(((Procedure) other).results);
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
