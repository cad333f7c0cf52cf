package io.sigil.sql.tree;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code MERGE INTO t USING s ON … WHEN …}: ISO/IEC 9075-2, 14.12. Immutable. */
public final class Merge extends Statement {
    private final Query.With with;
    private final FromItem.Table target;
    private final FromItem source;
    private final Expression on;
    private final List<When> clauses;
    private final List<Query.SelectItem> returning;

    public Merge(
            Query.With with,
            FromItem.Table target,
            FromItem source,
            Expression on,
            List<When> clauses,
            List<Query.SelectItem> returning) {
        this.with = with;
        this.target = target;
        this.source = source;
        this.on = on;
        this.clauses = List.copyOf(clauses);
        this.returning = List.copyOf(returning);
    }

    public Query.With with() {
        return with;
    }

    public FromItem.Table target() {
        return target;
    }

    public FromItem source() {
        return source;
    }

    public Expression on() {
        return on;
    }

    public List<When> clauses() {
        return clauses;
    }

    public List<Query.SelectItem> returning() {
        return returning;
    }

    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
        return visitor.visitMerge(this);
    }

    /** Which rows a WHEN clause sees. */
    public enum Rows {
        /** Both: MATCHED. */
        PAIRS,
        /** Those of the source alone: NOT MATCHED [BY TARGET]. */
        SOURCE,
        /** Those of the target alone: NOT MATCHED BY SOURCE. */
        TARGET
    }

    /** One WHEN clause; DELETE and DO NOTHING have neither assignments nor an insert. */
    public static final class When {
        private final Rows rows;
        private final @Nullable Expression condition;
        private final List<Assignment> assignments;
        private final @Nullable Insert insert;

        /** @param insert names the merge's target as its own */
        public When(Rows rows, @Nullable Expression condition, List<Assignment> assignments, @Nullable Insert insert) {
            this.rows = rows;
            this.condition = condition;
            this.assignments = List.copyOf(assignments);
            this.insert = insert;
        }

        public Rows rows() {
            return rows;
        }

        public Optional<Expression> condition() {
            return Optional.ofNullable(condition);
        }

        public List<Assignment> assignments() {
            return assignments;
        }

        public Optional<Insert> insert() {
            return Optional.ofNullable(insert);
        }
    }
}
