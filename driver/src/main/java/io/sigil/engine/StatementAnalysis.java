package io.sigil.engine;

import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.Catalog;
import io.sigil.sql.SqlSession;
import java.sql.SQLException;

/** From SQL text to its analysis; {@link io.sigil.sql.Analyzer} outside tests. Thread-safe. */
@FunctionalInterface
public interface StatementAnalysis {
    /** @throws SQLException when the database can't be asked about a table; a refusal isn't thrown but returned */
    AnalyzedStatement analyze(String sql, SqlSession session, Catalog catalog) throws SQLException;
}
