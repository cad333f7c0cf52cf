package io.sigil.jdbc;

import io.sigil.engine.EngineSession;
import io.sigil.error.ErrorCode;
import io.sigil.sql.AnalyzedStatement;
import java.sql.SQLException;

/** What is sent in the place of an application's SQL text. */
final class SqlTexts {
    private SqlTexts() {}

    /**
     * The text for a statement without parameters; its ruled literals become new cells each time.
     *
     * @throws SQLException the refusal
     */
    static String render(AnalyzedStatement plan, String sql, EngineSession session) throws SQLException {
        switch (plan.kind()) {
            case PASS_THROUGH:
                return sql;
            case REWRITTEN:
                return plan.render(session.cellLiterals());
            case REFUSED:
                throw plan.refusal().exception();
        }
        throw new AssertionError(plan.kind());
    }

    /** JDBC forbids it; some delegates would do it, past the analysis. */
    static SQLException textOnPrepared(String method) {
        return ErrorCode.METHOD_NOT_SUPPORTED.exception(method + " refused, on a prepared or callable statement;"
                + " JDBC allows it on a plain statement only; use Connection.createStatement");
    }
}
