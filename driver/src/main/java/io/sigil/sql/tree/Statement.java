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
        R visitCreateIndex(CreateIndex create) throws X;

        R visitCreateTable(CreateTable create) throws X;

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

    /** One column definition of CREATE TABLE. */
    public static final class ColumnDefinition {
        private final Name name;
        private final int token;
        private final int typeStart;
        private final int typeEnd;
        private final int end;
        private final List<String> constraints;

        /**
         * @param token index of the token with its name
         * @param typeStart index of the type's first token
         * @param typeEnd index after the type's last token
         * @param end index after the definition's last token
         * @param constraints first keywords of what follows the type, in upper case
         */
        public ColumnDefinition(Name name, int token, int typeStart, int typeEnd, int end, List<String> constraints) {
            this.name = name;
            this.token = token;
            this.typeStart = typeStart;
            this.typeEnd = typeEnd;
            this.end = end;
            this.constraints = List.copyOf(constraints);
        }

        public Name name() {
            return name;
        }

        public int token() {
            return token;
        }

        public int typeStart() {
            return typeStart;
        }

        public int typeEnd() {
            return typeEnd;
        }

        public int end() {
            return end;
        }

        public List<String> constraints() {
            return constraints;
        }
    }

    /** A table constraint of CREATE TABLE: its keyword and the identifiers that it names. */
    public static final class TableConstraint {
        private final int token;
        private final String keyword;
        private final List<Name> columns;

        public TableConstraint(int token, String keyword, List<Name> columns) {
            this.token = token;
            this.keyword = keyword;
            this.columns = List.copyOf(columns);
        }

        public int token() {
            return token;
        }

        /** PRIMARY, UNIQUE, FOREIGN, CHECK, INDEX, KEY, EXCLUDE, LIKE… in upper case. */
        public String keyword() {
            return keyword;
        }

        /** Every identifier between the constraint's own parentheses. */
        public List<Name> columns() {
            return columns;
        }
    }

    /** CREATE TABLE with column definitions. */
    public static final class CreateTable extends Statement {
        private final int token;
        private final List<Name> name;
        private final List<ColumnDefinition> columns;
        private final List<TableConstraint> constraints;

        public CreateTable(
                int token, List<Name> name, List<ColumnDefinition> columns, List<TableConstraint> constraints) {
            this.token = token;
            this.name = List.copyOf(name);
            this.columns = List.copyOf(columns);
            this.constraints = List.copyOf(constraints);
        }

        /** Index of the token with the table's name. */
        public int token() {
            return token;
        }

        public List<Name> name() {
            return name;
        }

        public List<ColumnDefinition> columns() {
            return columns;
        }

        public List<TableConstraint> constraints() {
            return constraints;
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.visitCreateTable(this);
        }
    }

    /** CREATE [UNIQUE] INDEX. */
    public static final class CreateIndex extends Statement {
        private final FromItem.Table table;
        private final boolean unique;
        private final List<Expression> keys;

        public CreateIndex(FromItem.Table table, boolean unique, List<Expression> keys) {
            this.table = table;
            this.unique = unique;
            this.keys = List.copyOf(keys);
        }

        public FromItem.Table table() {
            return table;
        }

        public boolean unique() {
            return unique;
        }

        public List<Expression> keys() {
            return keys;
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.visitCreateIndex(this);
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
