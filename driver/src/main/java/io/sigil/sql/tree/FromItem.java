package io.sigil.sql.tree;

import io.sigil.sql.Name;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in FROM. Immutable. */
public abstract class FromItem {
    private final int token;

    FromItem(int token) {
        this.token = token;
    }

    /** Index of its first token. */
    public final int token() {
        return token;
    }

    public abstract <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X;

    /** One method for each kind. */
    public interface Visitor<R, X extends Exception> {
        R visitDelta(DeltaTable delta) throws X;

        R visitDerived(Derived derived) throws X;

        R visitFunction(Function function) throws X;

        R visitJoin(Join join) throws X;

        R visitTable(Table table) throws X;
    }

    /** A table, view or common table by name. */
    public static final class Table extends FromItem {
        private final List<Name> name;
        private final @Nullable Name alias;
        private final List<Name> columnAliases;

        public Table(int token, List<Name> name, @Nullable Name alias, List<Name> columnAliases) {
            super(token);
            this.name = List.copyOf(name);
            this.alias = alias;
            this.columnAliases = List.copyOf(columnAliases);
        }

        public List<Name> name() {
            return name;
        }

        public @Nullable Name alias() {
            return alias;
        }

        public List<Name> columnAliases() {
            return columnAliases;
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.visitTable(this);
        }
    }

    /** A query in parentheses, LATERAL or not. */
    public static final class Derived extends FromItem {
        private final Query query;
        private final boolean lateral;
        private final @Nullable Name alias;
        private final List<Name> columnAliases;

        public Derived(int token, Query query, boolean lateral, @Nullable Name alias, List<Name> columnAliases) {
            super(token);
            this.query = query;
            this.lateral = lateral;
            this.alias = alias;
            this.columnAliases = List.copyOf(columnAliases);
        }

        public Query query() {
            return query;
        }

        public boolean lateral() {
            return lateral;
        }

        public @Nullable Name alias() {
            return alias;
        }

        public List<Name> columnAliases() {
            return columnAliases;
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.visitDerived(this);
        }
    }

    /** A table function. */
    public static final class Function extends FromItem {
        private final Expression call;
        private final @Nullable Name alias;
        private final List<Name> columns;

        /** @param columns all columns that it gives; empty when they aren't known */
        public Function(int token, Expression call, @Nullable Name alias, List<Name> columns) {
            super(token);
            this.call = call;
            this.alias = alias;
            this.columns = List.copyOf(columns);
        }

        public List<Name> columns() {
            return columns;
        }

        public Expression call() {
            return call;
        }

        public @Nullable Name alias() {
            return alias;
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.visitFunction(this);
        }
    }

    /** A join of two items. */
    public static final class Join extends FromItem {
        private final FromItem left;
        private final FromItem right;
        private final boolean rightOuter;
        private final boolean natural;
        private final @Nullable Expression on;
        private final List<Name> using;
        private final @Nullable Name usingAlias;

        /** @param rightOuter whether it keeps the rows of the right item that have no partner, and only those */
        public Join(
                int token,
                FromItem left,
                FromItem right,
                boolean rightOuter,
                boolean natural,
                @Nullable Expression on,
                List<Name> using,
                @Nullable Name usingAlias) {
            super(token);
            this.usingAlias = usingAlias;
            this.left = left;
            this.right = right;
            this.rightOuter = rightOuter;
            this.natural = natural;
            this.on = on;
            this.using = List.copyOf(using);
        }

        public FromItem left() {
            return left;
        }

        public FromItem right() {
            return right;
        }

        public boolean rightOuter() {
            return rightOuter;
        }

        /** PostgreSQL's name for the columns of USING; null: none. */
        public @Nullable Name usingAlias() {
            return usingAlias;
        }

        public boolean natural() {
            return natural;
        }

        public Optional<Expression> on() {
            return Optional.ofNullable(on);
        }

        public List<Name> using() {
            return using;
        }

        @Override
        public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
            return visitor.visitJoin(this);
        }
    }
}
