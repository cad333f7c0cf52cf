package io.sigil.sql;

import java.sql.SQLException;

/** From SQL text to its analysis, through the plan cache. Thread-safe; one for each engine. */
public final class Analyzer {

    /**
     * Analyses one SQL text, or finds it in the cache.
     *
     * @throws SQLException when the database can't be asked about a table; a refusal isn't thrown but returned
     */
    @SuppressWarnings("DoNotCallSuggester")
    public AnalyzedStatement analyze(String sql, SqlSession session, Catalog catalog) throws SQLException {
        throw new UnsupportedOperationException();
    }

    /** Forgets every plan: the rules or the schema have changed. */
    public void forgetPlans() {}
}
