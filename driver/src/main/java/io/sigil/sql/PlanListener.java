package io.sigil.sql;

/** Is told of texts that the cache of plans doesn't have. Called by any thread; must be quick. */
@FunctionalInterface
public interface PlanListener {
    /** Tells nobody. */
    PlanListener NONE = (kind, nanos) -> {};

    /** @param nanos how long the analysis took, with whatever the database was asked */
    void planned(AnalyzedStatement.Kind kind, long nanos);
}
