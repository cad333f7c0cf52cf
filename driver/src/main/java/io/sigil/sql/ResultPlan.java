package io.sigil.sql;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the result sets of one execution hold, first to last. Immutable. */
public final class ResultPlan {
    /** Any number of results, nothing ruled in them. */
    public static final ResultPlan PLAIN = new ResultPlan(null);

    private final @Nullable List<ResultColumns> results;

    private ResultPlan(@Nullable List<ResultColumns> results) {
        this.results = results;
    }

    /** @param results one for each statement of the text that gives rows, in order */
    public static ResultPlan of(List<ResultColumns> results) {
        return new ResultPlan(List.copyOf(results));
    }

    /** @param index from 0; update counts between the result sets don't count */
    public ResultColumns at(int index) {
        if (results == null) {
            return ResultColumns.PLAIN;
        }
        return index >= 0 && index < results.size() ? results.get(index) : ResultColumns.NONE;
    }

    /** How many results are known. */
    public int count() {
        return results == null ? 0 : results.size();
    }

    /** Whether any result holds cells. */
    public boolean anyRuled() {
        return results != null && results.stream().anyMatch(ResultColumns::anyRuled);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResultPlan && Objects.equals(results, ((ResultPlan) other).results);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(results);
    }

    @Override
    public String toString() {
        return results == null ? "plain" : results.toString();
    }
}
