package io.sigil.sql;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One SQL text, analysed. Immutable; safe to share. */
public interface AnalyzedStatement {

    enum Kind {
        /** Touches nothing ruled: goes to the delegate as it is. */
        PASS_THROUGH,
        REWRITTEN,
        /** Isn't sent. */
        REFUSED
    }

    Kind kind();

    /** Only for {@link Kind#REFUSED}. */
    Refusal refusal();

    /**
     * The physical SQL for a prepared statement, every ruled literal lifted to a {@code ?}. The application's own text for
     * {@link Kind#PASS_THROUGH}.
     */
    String text();

    /** One for each {@code ?} of {@link #text()}, in order; empty for {@link Kind#PASS_THROUGH}, where nothing is mapped. */
    List<PhysicalParameter> parameters();

    /** The physical SQL for a statement without parameters: ruled literals are replaced by literals of their cells. */
    String render(CellLiterals cells) throws SQLException;

    /**
     * For a statement that gives rows and touches something ruled: one entry for each result column, null for a plain
     * one. Null when the statement gives no rows or is passed through.
     */
    @Nullable
    List<@Nullable RuledColumn> outputs();

    /**
     * The names of the result columns, in step with {@link #outputs()}, where the analysis took them from the catalog
     * ({@code *}) and the result must agree; null where it doesn't matter.
     */
    @Nullable
    List<@Nullable String> outputNames();

    /**
     * What each result set of an execution holds. One statement gives at most one; a text of several gives one for each
     * statement with rows, and {@link #outputs()} is that of the first.
     */
    default ResultPlan results() {
        List<@Nullable RuledColumn> columns = outputs();
        if (columns == null) {
            return ResultPlan.PLAIN;
        }
        List<@Nullable String> names = outputNames();
        return ResultPlan.of(
                List.of(ResultColumns.of(columns, names == null ? Collections.nCopies(columns.size(), null) : names)));
    }

    /**
     * What plaintext would call the columns of a result, null for a column that the delegate names well. Null as a whole:
     * it names all of them well.
     *
     * @param result from 0
     */
    default @Nullable List<@Nullable ShownLabel> labels(int result) {
        return null;
    }

    /** Every ruled table that the text writes: more than {@link #target()} only where it holds several statements. */
    default Set<Relation> targets() {
        Relation target = target();
        return target == null ? Set.of() : Set.of(target);
    }

    /** The table that an INSERT, UPDATE, DELETE or MERGE writes when it is ruled: generated keys come from it. */
    @Nullable
    Relation target();

    /** Whether a text that touches something ruled holds more than one statement. */
    default boolean severalStatements() {
        return false;
    }

    /** Whether the physical text ends with statements of Sigil's own, whose results the application doesn't see. */
    default boolean addsStatements() {
        return false;
    }

    /** The mapped procedure that it calls, and does nothing else; null: none. */
    default @Nullable ProcedureCall procedure() {
        return null;
    }

    /** Whether it may change how later SQL reads: SET, USE, ALTER SESSION and the like. */
    boolean changesSession();

    /** Whether it may change tables or views: DDL of any kind. */
    boolean changesSchema();

    /** Whether it may give a view over a ruled table its name, which nothing analysed before it is sent can know. */
    default boolean makesView() {
        return false;
    }

    /** Whether it may end a transaction, or undo a part of one. */
    default boolean endsTransaction() {
        return false;
    }

    /** Whether it is one INSERT of one row and nothing else, so that every value it stores goes into that row. */
    default boolean insertsOneRow() {
        return false;
    }

    /** Whose rows its results are, where it is passed through. */
    default RowSource rows() {
        return RowSource.STATEMENT;
    }
}
