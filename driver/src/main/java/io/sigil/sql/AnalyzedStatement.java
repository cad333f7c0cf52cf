package io.sigil.sql;

import java.sql.SQLException;
import java.util.List;
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

    /** The table that an INSERT, UPDATE, DELETE or MERGE writes when it is ruled: generated keys come from it. */
    @Nullable
    Relation target();

    /** Whether it may change how later SQL reads: SET, USE, ALTER SESSION and the like. */
    boolean changesSession();

    /** Whether it may change tables or views: DDL of any kind. */
    boolean changesSchema();
}
