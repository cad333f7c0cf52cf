package io.sigil.sql.tree;

import io.sigil.sql.Name;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement that the analysis understands. Immutable. */
public abstract class Statement {
    Statement() {}

    public abstract <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X;

    /** One method for each kind. */
    public interface Visitor<R, X extends Exception> {
        R visitAlterTable(AlterTable alter) throws X;

        R visitCreateIndex(CreateIndex create) throws X;

        R visitCreateTable(CreateTable create) throws X;

        R visitCreateView(CreateView create) throws X;

        R visitDelete(Delete delete) throws X;

        R visitExplain(Explain explain) throws X;

        R visitInsert(Insert insert) throws X;

        R visitMerge(Merge merge) throws X;

        R visitSelection(Selection selection) throws X;

        R visitUpdate(Update update) throws X;

        R visitVariableSelection(VariableSelection selection) throws X;

        R visitVerbatim(Verbatim verbatim) throws X;
    }

    /** A query on its own. */
    public static final class Selection extends Statement {
        private final Query query;

        public Selection(Query query) {
            this.query = query;
        }

        public Query query() {
            return query;
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.visitSelection(this);
        }
    }

    /** {@code a = e}, or {@code (a, b) = (e, f)} or {@code (a, b) = (query)}. */
    public static final class Assignment {
        private final List<Expression.ColumnReference> targets;
        private final Expression value;

        public Assignment(List<Expression.ColumnReference> targets, Expression value) {
            this.targets = List.copyOf(targets);
            this.value = value;
        }

        public List<Expression.ColumnReference> targets() {
            return targets;
        }

        /** A Row or a Subquery when there are several targets. */
        public Expression value() {
            return value;
        }
    }

    /** What happens to a row that an INSERT finds there already. */
    public static final class Conflict {
        private final List<Expression> target;
        private final List<Assignment> assignments;
        private final List<Expression> conditions;
        private final @Nullable Name proposedRow;
        private final List<Name> proposedColumns;

        public Conflict(
                List<Expression> target,
                List<Assignment> assignments,
                List<Expression> conditions,
                @Nullable Name proposedRow) {
            this(target, assignments, conditions, proposedRow, List.of());
        }

        /** @param proposedColumns names for the inserted columns, in order; empty: their own */
        public Conflict(
                List<Expression> target,
                List<Assignment> assignments,
                List<Expression> conditions,
                @Nullable Name proposedRow,
                List<Name> proposedColumns) {
            this.proposedColumns = List.copyOf(proposedColumns);
            this.target = List.copyOf(target);
            this.assignments = List.copyOf(assignments);
            this.conditions = List.copyOf(conditions);
            this.proposedRow = proposedRow;
        }

        /** The expressions of ON CONFLICT (…). */
        public List<Expression> target() {
            return target;
        }

        public List<Assignment> assignments() {
            return assignments;
        }

        public List<Expression> conditions() {
            return conditions;
        }

        /** The name under which the assignments see the row that was to be inserted: EXCLUDED, or a row alias. */
        public @Nullable Name proposedRow() {
            return proposedRow;
        }

        /** What the proposed row calls the inserted columns, in order; empty: as the table does. */
        public List<Name> proposedColumns() {
            return proposedColumns;
        }
    }

    /** INSERT or REPLACE. */
    public static final class Insert extends Statement {
        private final Query.With with;
        private final FromItem.Table target;
        private final List<Expression.ColumnReference> columns;
        private final boolean columnsNamed;
        private final int afterTarget;
        private final @Nullable Query source;
        private final @Nullable Conflict conflict;
        private final List<Query.SelectItem> returning;

        /**
         * @param afterTarget index of the token before which a column list would stand
         * @param source null for DEFAULT VALUES
         */
        public Insert(
                Query.With with,
                FromItem.Table target,
                List<Expression.ColumnReference> columns,
                boolean columnsNamed,
                int afterTarget,
                @Nullable Query source,
                @Nullable Conflict conflict,
                List<Query.SelectItem> returning) {
            this.with = with;
            this.target = target;
            this.columns = List.copyOf(columns);
            this.columnsNamed = columnsNamed;
            this.afterTarget = afterTarget;
            this.source = source;
            this.conflict = conflict;
            this.returning = List.copyOf(returning);
        }

        public Query.With with() {
            return with;
        }

        public FromItem.Table target() {
            return target;
        }

        public List<Expression.ColumnReference> columns() {
            return columns;
        }

        public boolean columnsNamed() {
            return columnsNamed;
        }

        public int afterTarget() {
            return afterTarget;
        }

        public Optional<Query> source() {
            return Optional.ofNullable(source);
        }

        public Optional<Conflict> conflict() {
            return Optional.ofNullable(conflict);
        }

        public List<Query.SelectItem> returning() {
            return returning;
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.visitInsert(this);
        }
    }

    /** UPDATE of one table; others may be joined. */
    public static final class Update extends Statement {
        private final Query.With with;
        private final FromItem target;
        private final List<FromItem> from;
        private final List<Assignment> assignments;
        private final @Nullable Expression where;
        private final List<Expression> orderBy;
        private final List<Expression> limits;
        private final List<Query.SelectItem> returning;

        public Update(
                Query.With with,
                FromItem target,
                List<FromItem> from,
                List<Assignment> assignments,
                @Nullable Expression where,
                List<Expression> orderBy,
                List<Expression> limits,
                List<Query.SelectItem> returning) {
            this.with = with;
            this.target = target;
            this.from = List.copyOf(from);
            this.assignments = List.copyOf(assignments);
            this.where = where;
            this.orderBy = List.copyOf(orderBy);
            this.limits = List.copyOf(limits);
            this.returning = List.copyOf(returning);
        }

        public Query.With with() {
            return with;
        }

        /** A table, or a join in MySQL and MariaDB. */
        public FromItem target() {
            return target;
        }

        public List<FromItem> from() {
            return from;
        }

        public List<Assignment> assignments() {
            return assignments;
        }

        public Optional<Expression> where() {
            return Optional.ofNullable(where);
        }

        public List<Expression> orderBy() {
            return orderBy;
        }

        public List<Expression> limits() {
            return limits;
        }

        public List<Query.SelectItem> returning() {
            return returning;
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.visitUpdate(this);
        }
    }

    /** DELETE from one table; others may be joined. */
    public static final class Delete extends Statement {
        private final Query.With with;
        private final List<FromItem> from;
        private final @Nullable Expression where;
        private final List<Expression> orderBy;
        private final List<Expression> limits;
        private final List<Query.SelectItem> returning;

        public Delete(
                Query.With with,
                List<FromItem> from,
                @Nullable Expression where,
                List<Expression> orderBy,
                List<Expression> limits,
                List<Query.SelectItem> returning) {
            this.with = with;
            this.from = List.copyOf(from);
            this.where = where;
            this.orderBy = List.copyOf(orderBy);
            this.limits = List.copyOf(limits);
            this.returning = List.copyOf(returning);
        }

        public Query.With with() {
            return with;
        }

        /** The target first, then what USING or a join adds. */
        public List<FromItem> from() {
            return from;
        }

        public Optional<Expression> where() {
            return Optional.ofNullable(where);
        }

        public List<Expression> orderBy() {
            return orderBy;
        }

        public List<Expression> limits() {
            return limits;
        }

        public List<Query.SelectItem> returning() {
            return returning;
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.visitDelete(this);
        }
    }

    /** EXPLAIN of another statement: its rows are the plan's text. */
    public static final class Explain extends Statement {
        private final Statement explained;

        public Explain(Statement explained) {
            this.explained = explained;
        }

        public Statement explained() {
            return explained;
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.visitExplain(this);
        }
    }

    /** A statement that may name a ruled table and yet carries no value: DROP TABLE, TRUNCATE, GRANT, ANALYZE. */
    public static final class Verbatim extends Statement {
        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.visitVerbatim(this);
        }
    }
}
