package io.sigil.operations.explain;

import io.sigil.engine.CellForms;
import io.sigil.error.ErrorCode;
import io.sigil.rules.Rules;
import io.sigil.schema.HomeSchema;
import io.sigil.schema.SchemaSnapshot;
import io.sigil.schema.SessionCatalog;
import io.sigil.schema.SessionReader;
import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.Analyzer;
import io.sigil.sql.PhysicalParameter;
import io.sigil.sql.ResultColumns;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SqlSession;
import io.sigil.sql.ValueUse;
import io.sigil.sql.lexer.Lexer;
import io.sigil.sql.lexer.LexicalException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what the driver will do with statements once the ruled columns hold cells. Reads the live schema, sends no statement of
 * the application and asks for no key. Belongs to its connection.
 */
public final class StatementExplainer {
    private final Analyzer analyzer = new Analyzer();
    private final SqlSession session;
    private final SessionCatalog catalog;

    private StatementExplainer(SqlSession session, SessionCatalog catalog) {
        this.session = session;
        this.catalog = catalog;
    }

    /** @param connection past encryption */
    public static StatementExplainer of(Connection connection, Rules rules) throws SQLException {
        SessionReader reader = SessionReader.of(connection);
        SqlSession session = reader.read();
        HomeSchema home = reader.home(session);
        SessionCatalog catalog = SessionCatalog.openAsPrepared(
                connection, new SchemaSnapshot(rules, home), session, new CellForms(home.dialect()));
        return new StatementExplainer(session, catalog);
    }

    /** @throws SQLException when the database can't be asked; a refusal is explained */
    public Explanation explain(String sql) throws SQLException {
        AnalyzedStatement plan;
        try {
            plan = analyzer.analyze(sql, session, catalog);
        } catch (SQLException e) {
            ErrorCode code = code(e);
            if (code == null) {
                throw e;
            }
            return Explanation.refused(
                    masked(sql),
                    code,
                    String.valueOf(e.getMessage()).substring(code.label().length() + 2));
        }
        switch (plan.kind()) {
            case PASS_THROUGH:
                return Explanation.passes(masked(sql));
            case REWRITTEN:
                return Explanation.rewritten(masked(sql), plan.text(), parameters(plan), outputs(plan));
            case REFUSED:
                return Explanation.refused(
                        masked(sql), plan.refusal().code(), plan.refusal().toString());
        }
        throw new AssertionError(plan.kind());
    }

    private static @Nullable ErrorCode code(SQLException e) {
        if (ErrorCode.isOf(e)) {
            for (ErrorCode code : ErrorCode.values()) {
                if (code.number() == e.getErrorCode()) {
                    return code;
                }
            }
        }
        return null;
    }

    private String masked(String sql) {
        try {
            return Lexer.lex(sql, session).masked();
        } catch (LexicalException e) {
            return "a text of " + sql.length() + " characters that isn't SQL of this database";
        }
    }

    private static List<String> parameters(AnalyzedStatement plan) {
        List<String> lines = new ArrayList<>();
        for (PhysicalParameter each : plan.parameters()) {
            String from = each.applicationIndex() > 0
                    ? "placeholder " + each.applicationIndex()
                    : each.constant() != null ? "constant expression" : "literal";
            RuledColumn column = each.column();
            lines.add(from + ": " + (column == null ? "sent as it is" : treatment(each, column)));
        }
        return lines;
    }

    private static String treatment(PhysicalParameter parameter, RuledColumn column) {
        String rule = column + " (" + Treatment.of(column.rule()) + ")";
        switch (parameter.part()) {
            case CELL:
                return (parameter.use() == ValueUse.STORE ? "stored as a cell of " : "compared as a cell of ") + rule;
            case TOKEN:
                return "compared by its search token, with " + rule;
            case FROM:
            case TO:
                return "one end of a range of cells of " + rule;
            case PATTERN_FROM:
            case PATTERN_TO:
                return "one end of the range of cells that the pattern matches, of " + rule;
            default:
                return parameter.part() + " of " + rule;
        }
    }

    private static List<String> outputs(AnalyzedStatement plan) {
        List<String> lines = new ArrayList<>();
        ResultColumns first = plan.results().at(0);
        List<@Nullable RuledColumn> columns = first.columns();
        for (int i = 0; columns != null && i < columns.size(); i++) {
            RuledColumn column = columns.get(i);
            lines.add("column " + (i + 1) + ": "
                    + (column == null
                            ? "read as it is"
                            : "decrypted as " + column.rule().type() + ", from " + column));
        }
        return lines;
    }
}
