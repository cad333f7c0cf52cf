package io.sigil.jdbc;

import io.sigil.engine.CellSource;
import io.sigil.engine.EngineSession;
import io.sigil.error.ErrorCode;
import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.CellPart;
import io.sigil.sql.PhysicalParameter;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.ValueUse;
import io.sigil.sql.constant.BoundConstant;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The plan that a statement was prepared by, and from where its SQL was analysed. When the session or the schema has
 * changed since, the same text may mean another table; then it is analysed again, and refused if the plan isn't the same.
 * Belongs to one statement.
 */
final class PreparedPlan {
    /** What may be done with a value that is refused for what it is. */
    private static final Set<ValueUse> MAY_BE_REFUSED =
            EnumSet.of(ValueUse.CHOOSE, ValueUse.SHOW, ValueUse.COMPARE_EITHER_WAY, ValueUse.COMPARE_FULL);

    private final String sql;
    private final AnalyzedStatement statement;
    private final String text;
    private Object vantage;

    private PreparedPlan(String sql, AnalyzedStatement statement, String text, Object vantage) {
        this.sql = sql;
        this.statement = statement;
        this.text = text;
        this.vantage = vantage;
    }

    /** @throws SQLException the refusal */
    static PreparedPlan of(String sql, EngineSession session) throws SQLException {
        AnalyzedStatement statement = session.analyze(sql);
        Object vantage = session.latestVantage();
        if (statement.kind() == AnalyzedStatement.Kind.REFUSED) {
            throw statement.refusal().exception();
        }
        requireServed(statement, session);
        requireFitting(statement, session);
        String text =
                isDefinition(statement) ? SqlTexts.render(statement, sql, session, new HashMap<>()) : statement.text();
        return new PreparedPlan(sql, statement, text, vantage);
    }

    /** A view has no parameters: its values are cells in the text. Only deterministic columns have any there. */
    private static boolean isDefinition(AnalyzedStatement statement) {
        return statement.makesView()
                && statement.targets().isEmpty()
                && statement.parameters().stream().allMatch(p -> p.applicationIndex() == 0 && p.constant() == null);
    }

    /** A pattern or bound that the SQL itself holds is judged before anything is sent. */
    private static void requireServed(AnalyzedStatement statement, EngineSession session) throws SQLException {
        for (PhysicalParameter parameter : statement.parameters()) {
            RuledColumn column = parameter.column();
            BoundConstant constant = parameter.constant();
            Object value = parameter.literal();
            if (column == null || parameter.part() == CellPart.CELL) {
                continue;
            }
            if (constant != null && constant.applicationIndexes().isEmpty()) {
                value = constant.value(index -> null);
            }
            if (value != null) {
                CellSource.of(session.cipher(column), value, null, parameter.use(), parameter.search());
            }
        }
    }

    /** A literal that can't be told from a stored value is refused before anything is prepared. */
    private static void requireFitting(AnalyzedStatement statement, EngineSession session) throws SQLException {
        if (statement.kind() != AnalyzedStatement.Kind.REWRITTEN) {
            return;
        }
        for (PhysicalParameter parameter : statement.parameters()) {
            RuledColumn column = parameter.column();
            Object literal = parameter.literal();
            if (MAY_BE_REFUSED.contains(parameter.use()) && column != null && literal != null) {
                session.cipher(column).canonical(literal, null, parameter.use());
            }
        }
    }

    AnalyzedStatement statement() {
        return statement;
    }

    boolean isPassThrough() {
        return statement.kind() == AnalyzedStatement.Kind.PASS_THROUGH;
    }

    /** What the delegate prepares. */
    String text() {
        return isPassThrough() ? sql : text;
    }

    /** One per placeholder of {@link #text()}. */
    List<PhysicalParameter> parameters() {
        return isDefinition(statement) ? List.of() : statement.parameters();
    }

    /** @throws SQLException SIGIL-2008 when the SQL means something else now */
    void requireValid(EngineSession session) throws SQLException {
        Object now = session.vantage();
        if (now == vantage) {
            return;
        }
        AnalyzedStatement again = session.analyze(sql);
        if (!sameAs(again)) {
            throw ErrorCode.UNDECIDED.exception("statement refused, since it was prepared the session or a table has"
                    + " changed; the same SQL means something else now; prepare it again");
        }
        vantage = now;
    }

    private boolean sameAs(AnalyzedStatement other) {
        if (other == statement) {
            return true;
        }
        return other.kind() == statement.kind()
                && (isPassThrough()
                        || (other.text().equals(statement.text())
                                && other.results().equals(statement.results())
                                && Objects.equals(other.procedure(), statement.procedure())
                                && sameParameters(other.parameters(), statement.parameters())));
    }

    private static boolean sameParameters(List<PhysicalParameter> some, List<PhysicalParameter> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            PhysicalParameter one = some.get(i);
            PhysicalParameter other = others.get(i);
            if (one.applicationIndex() != other.applicationIndex()
                    || one.use() != other.use()
                    || !one.search().equals(other.search())
                    || !Objects.equals(one.column(), other.column())
                    || !Objects.deepEquals(one.literal(), other.literal())
                    || !Objects.equals(one.constant(), other.constant())
                    || !Objects.equals(one.row(), other.row())) {
                return false;
            }
        }
        return true;
    }
}
