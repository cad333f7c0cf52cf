package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.Merge;
import io.sigil.sql.tree.Statement;
import java.util.List;

/** Types a MERGE: which rows each WHEN clause sees, and what it writes. One use. */
final class MergeTyper {
    private final QueryTyper queries;
    private final Dialect dialect;
    private final List<TextEdit> edits;
    private final JoinedSources target;
    private final JoinedSources source;
    private final Scope outer;

    MergeTyper(QueryTyper queries, Dialect dialect, List<TextEdit> edits, Merge merge, Scope outer)
            throws StatementRefusedException {
        this.queries = queries;
        this.dialect = dialect;
        this.edits = edits;
        this.outer = outer;
        this.target = merge.target().accept(new FromTyper(queries, outer));
        this.source = merge.source().accept(new FromTyper(queries, outer));
    }

    void type(Merge merge) throws StatementRefusedException {
        new ExpressionTyper(pairs(), queries).plain(merge.on(), "a condition");
        for (Merge.When clause : merge.clauses()) {
            Scope visible = visible(clause.rows());
            ExpressionTyper expressions = new ExpressionTyper(visible, queries);
            if (clause.condition().isPresent()) {
                expressions.plain(clause.condition().get(), "a condition");
            }
            for (Statement.Assignment assignment : clause.assignments()) {
                Assignments.assign(assignment, scope(target), expressions, queries.meeting(), false);
            }
            if (clause.insert().isPresent()) {
                new InsertTyper(queries, dialect, edits).type(clause.insert().get(), visible);
            }
        }
    }

    private Scope visible(Merge.Rows rows) {
        switch (rows) {
            case PAIRS:
                return pairs();
            case SOURCE:
                return scope(source);
            case TARGET:
                return scope(target);
        }
        throw new AssertionError(rows);
    }

    /** Source before target: the order in which PostgreSQL's {@code RETURNING *} gives them. */
    Scope pairs() {
        Scope scope = scope(source);
        scope.add(target);
        return scope;
    }

    private Scope scope(JoinedSources sources) {
        Scope scope = queries.scope(outer, outer.commonTables());
        scope.add(sources);
        return scope;
    }
}
