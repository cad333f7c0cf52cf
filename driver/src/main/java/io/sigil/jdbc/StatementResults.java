package io.sigil.jdbc;

import io.sigil.engine.EngineSession;
import io.sigil.error.ErrorCode;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.Procedure;
import io.sigil.sql.ProcedureCall;
import io.sigil.sql.Relation;
import io.sigil.sql.ResultColumns;
import io.sigil.sql.RowSource;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Wraps what one statement's executions give, by the plan of the latest. Belongs to its statement. */
final class StatementResults {
    private final EngineSession session;
    private final Statement statement;
    private @Nullable AnalyzedStatement plan;
    private Map<String, String> cells = Map.of();
    private IntFunction<String> parameters = index -> "?";
    private Set<Relation> targets = Set.of();
    private int result;
    private boolean moved;
    private @Nullable OutputDecoders decoders;
    private @Nullable ResultSet raw;
    private @Nullable ResultSet wrapped;

    /** @param statement Sigil's, to which result sets lead back */
    StatementResults(EngineSession session, Statement statement) {
        this.session = session;
        this.statement = statement;
    }

    /** An execution begins. */
    void begin(AnalyzedStatement next) {
        begin(next, Map.of());
    }

    /** @param shown how the delegate would write the application's parameters */
    void begin(AnalyzedStatement next, IntFunction<String> shown) {
        parameters = shown;
        begin(next);
    }

    /** @param written how H2 would print the values of the cells in the text */
    void begin(AnalyzedStatement next, Map<String, String> written) {
        cells = written;
        AnalyzedStatement before = plan;
        if (next != before) {
            plan = next;
            targets = next.targets();
            // Texts that differ in their literals share what their results hold.
            decoders = before != null && isSame(next.results(), before.results()) ? decoders : null;
        }
        moveTo(0);
        moved = false;
        raw = null;
        wrapped = null;
    }

    /** By identity: what is equal may be of other rules. */
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    /** A batch of several statements begins; it gives no rows but generated keys. */
    void begin(List<AnalyzedStatement> batch) {
        if (!batch.isEmpty()) {
            begin(batch.get(batch.size() - 1));
        }
        Set<Relation> written = new HashSet<>();
        for (AnalyzedStatement each : batch) {
            written.addAll(each.targets());
        }
        targets = Set.copyOf(written);
    }

    /** An execution, or a move to its next result, has come to rows or to something else. */
    boolean at(boolean rows) {
        if (rows) {
            moveTo(moved ? result + 1 : 0);
            moved = true;
        }
        return rows;
    }

    /** A move to the next result; those of statements that Sigil has added are passed over. */
    boolean after(Statement delegate, boolean rows) throws SQLException {
        boolean next = rows;
        while (plan != null && plan.addsStatements() && (next || delegate.getUpdateCount() >= 0)) {
            next = delegate.getMoreResults();
        }
        return at(next);
    }

    /** The rows of executeQuery. */
    @Nullable
    ResultSet wrapFirst(@Nullable ResultSet rows) throws SQLException {
        at(true);
        return wrap(rows);
    }

    /** Decoders are kept from one execution to the next, as long as it is the first result that is read. */
    private void moveTo(int next) {
        if (next != result) {
            result = next;
            decoders = null;
        }
    }

    /**
     * The same wrapper each time for the same result set.
     *
     * @throws SQLException SIGIL-2009 when the result isn't the one that was analysed; it is closed then
     */
    @Nullable
    ResultSet wrap(@Nullable ResultSet rows) throws SQLException {
        if (rows == null) {
            return null;
        }
        ResultSet known = wrapped;
        if (rows == raw && known != null) {
            return known;
        }
        ResultSet made = newWrapper(rows);
        raw = rows;
        wrapped = made;
        return made;
    }

    private ResultSet newWrapper(ResultSet rows) throws SQLException {
        AnalyzedStatement current = plan;
        if (current == null || current.kind() == AnalyzedStatement.Kind.PASS_THROUGH) {
            return passedThrough(rows, current == null ? RowSource.STATEMENT : current.rows());
        }
        ProcedureCall call = current.procedure();
        if (call != null && call.labelled()) {
            OutputDecoders labelled = OutputDecoders.ofLabels(session, call.procedure(), rows.getMetaData());
            RoutineRows.requireMapped(rows, labelled, session);
            ResultLabels labels = ResultLabels.of(session, current, 0, cells, parameters, rows.getMetaData());
            return decrypting(rows, labelled.labelled(labels));
        }
        ResultColumns expected = current.results().at(result);
        if (expected.columns() == null) {
            return new SigilResultSet(rows, statement, session);
        }
        OutputDecoders outputs = outputs(expected);
        ResultSetMetaData found = rows.getMetaData();
        outputs.requireShape(session, rows, found, expected.names());
        return decrypting(rows, outputs.labelled(ResultLabels.of(session, current, result, cells, parameters, found)));
    }

    private ResultSet passedThrough(ResultSet rows, RowSource source) throws SQLException {
        switch (source) {
            case STATEMENT:
                break;
            case OTHERS:
                RoutineRows.requireMapped(rows, OutputDecoders.PLAIN, session);
                break;
            case CATALOGUE:
                return CatalogueRows.of(rows, statement, session);
        }
        return new SigilResultSet(rows, statement, session);
    }

    private ResultSet decrypting(ResultSet rows, OutputDecoders outputs) {
        SigilResultSet wrapper = outputs.anyChanged()
                ? new DecryptingResultSet(rows, statement, session, outputs)
                : new SigilResultSet(rows, statement, session);
        ProcedureCall call = plan == null ? null : plan.procedure();
        if (call != null) {
            wrapper.cursorsOf(call.procedure());
        }
        return wrapper;
    }

    /** What a getter of a call hands out: a reference cursor has the procedure's results. */
    @Nullable
    Object wrapValue(@Nullable Object value) throws SQLException {
        AnalyzedStatement current = plan;
        ProcedureCall call = current == null ? null : current.procedure();
        if (call != null && value instanceof ResultSet) {
            return cursor((ResultSet) value, statement, session, call.procedure());
        }
        return OutgoingValue.wrap(value, statement, session);
    }

    /** The rows of a reference cursor that a mapped procedure gives. */
    static ResultSet cursor(ResultSet rows, @Nullable Statement statement, EngineSession session, Procedure procedure)
            throws SQLException {
        OutputDecoders outputs = OutputDecoders.ofLabels(session, procedure, rows.getMetaData());
        RoutineRows.requireMapped(rows, outputs, session);
        SigilResultSet wrapper = outputs.anyChanged()
                ? new DecryptingResultSet(rows, statement, session, outputs)
                : new SigilResultSet(rows, statement, session);
        wrapper.cursorsOf(procedure);
        return wrapper;
    }

    /** What the first result of a statement that isn't executed yet will be described as. */
    static ResultSetMetaData described(
            ResultSetMetaData raw, AnalyzedStatement plan, EngineSession session, UnwrapPolicy policy)
            throws SQLException {
        if (plan.kind() == AnalyzedStatement.Kind.PASS_THROUGH) {
            return new DecryptingResultSetMetaData(raw, OutputDecoders.PLAIN, policy);
        }
        ProcedureCall call = plan.procedure();
        OutputDecoders outputs = call != null && call.labelled()
                ? OutputDecoders.ofLabels(session, call.procedure(), raw)
                : OutputDecoders.of(session, plan.results().at(0));
        ResultLabels labels = ResultLabels.of(session, plan, 0, Map.of(), index -> "?", raw);
        return new DecryptingResultSetMetaData(raw, outputs.labelled(labels), policy);
    }

    private OutputDecoders outputs(ResultColumns expected) {
        OutputDecoders known = decoders;
        if (known == null) {
            known = OutputDecoders.of(session, expected);
            decoders = known;
        }
        return known;
    }

    /** Generated keys are columns of the table that was written. */
    @Nullable
    ResultSet wrapKeys(@Nullable ResultSet keys) throws SQLException {
        if (keys == null) {
            return null;
        }
        if (targets.isEmpty()) {
            return new SigilResultSet(keys, statement, session);
        }
        if (targets.size() > 1) {
            keys.close();
            throw ErrorCode.UNDECIDED.exception("generated keys refused, of a batch that writes several tables;"
                    + " it can't be told which of them a key is of; send one batch for each ruled table");
        }
        return decrypting(
                keys, OutputDecoders.ofColumns(session, targets.iterator().next(), keys.getMetaData()));
    }
}
