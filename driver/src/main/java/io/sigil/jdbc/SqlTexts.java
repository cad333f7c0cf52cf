package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.engine.EngineSession;
import io.sigil.error.ErrorCode;
import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.CellLiterals;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;

/** What is sent in the place of an application's SQL text. */
final class SqlTexts {
    /**
     * What equals no cell and stands before each, for a value that no cell can have. Longer, it does the same for another value, so that a
     * label tells the two apart.
     */
    private static final Pattern NO_CELL = Pattern.compile("X'(00)+'|'!+'");

    private SqlTexts() {}

    /**
     * The text for a statement without parameters; its ruled literals become new cells each time.
     *
     * @param cells takes how H2 would print the value of each cell, by the text of the cell
     * @throws SQLException the refusal
     */
    static String render(AnalyzedStatement plan, String sql, EngineSession session, Map<String, String> cells)
            throws SQLException {
        switch (plan.kind()) {
            case PASS_THROUGH:
                return sql;
            case REWRITTEN:
                CellLiterals literals = session.cellLiterals();
                if (session.dialect() != Dialect.H2) {
                    return plan.render(literals);
                }
                return plan.render(parameter -> {
                    String cell = literals.cellLiteral(parameter);
                    Object value = parameter.literal();
                    if (value != null) {
                        String print = H2Literal.print(value);
                        while (!print.equals(cells.getOrDefault(printed(cell), print))
                                && NO_CELL.matcher(cell).matches()) {
                            cell = cell.substring(0, cell.length() - 1) + (cell.startsWith("X") ? "00'" : "!'");
                        }
                        cells.put(printed(cell), print);
                    }
                    return cell;
                });
            case REFUSED:
                throw plan.refusal().exception();
        }
        throw new AssertionError(plan.kind());
    }

    /** A format-preserving cell may have characters that H2 prints otherwise. */
    private static String printed(String cell) {
        return cell.startsWith("'")
                ? H2Literal.print(cell.substring(1, cell.length() - 1).replace("''", "'"))
                : cell;
    }

    /** In a batch the results of statements that Sigil adds would be taken for those of the batch. */
    static void requireForBatch(AnalyzedStatement plan) throws SQLException {
        if (plan.addsStatements()) {
            throw ErrorCode.SEVERAL_STATEMENTS.exception(
                    "statement refused, a batch creates a ruled table from a query; the guard of its cells is a statement of"
                            + " its own, and its result would stand among those of the batch; send it alone");
        }
    }

    /** JDBC forbids it; some delegates would do it, past the analysis. */
    static SQLException textOnPrepared(String method) {
        return ErrorCode.METHOD_NOT_SUPPORTED.exception(method + " refused, on a prepared or callable statement;"
                + " JDBC allows it on a plain statement only; use Connection.createStatement");
    }
}
