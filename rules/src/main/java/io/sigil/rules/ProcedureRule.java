package io.sigil.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a stored procedure's parameters and results hold. Immutable. */
public final class ProcedureRule {
    private final Position position;
    private final String name;
    private final Map<Integer, ColumnRule> parameters;
    private final Map<String, ColumnRule> results;

    ProcedureRule(
            Position position, String name, Map<Integer, ColumnRule> parameters, Map<String, ColumnRule> results) {
        this.position = Objects.requireNonNull(position);
        this.name = Objects.requireNonNull(name);
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    public Position position() {
        return position;
    }

    /** The procedure's name, optionally {@code schema.name}. */
    public String name() {
        return name;
    }

    /** The schema, when the name has one, and the procedure's own name. */
    public List<Identifier> qualifiedName() {
        try {
            return NameParser.qualified(name);
        } catch (MalformedText e) {
            throw new AssertionError("the name was read before", e);
        }
    }

    /** By 1-based parameter number: the ruled column whose cells the parameter takes. */
    public Map<Integer, ColumnRule> parameters() {
        return parameters;
    }

    /** By label: the ruled column whose cells the result column holds. */
    public Map<String, ColumnRule> results() {
        return results;
    }
}
