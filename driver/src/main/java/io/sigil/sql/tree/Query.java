package io.sigil.sql.tree;

import io.sigil.sql.Name;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A query expression: WITH, a body, ORDER BY and row limits. Immutable. */
public final class Query {
    private final int token;
    private final With with;
    private final Body body;
    private final List<Expression> orderBy;
    private final List<Expression> limits;
    private final boolean ties;

    public Query(int token, With with, Body body, List<Expression> orderBy, List<Expression> limits) {
        this(token, with, body, orderBy, limits, false);
    }

    /** @param ties whether rows that sort as the last one come with it: WITH TIES */
    public Query(int token, With with, Body body, List<Expression> orderBy, List<Expression> limits, boolean ties) {
        this.ties = ties;
        this.token = token;
        this.with = with;
        this.body = body;
        this.orderBy = List.copyOf(orderBy);
        this.limits = List.copyOf(limits);
    }

    public int token() {
        return token;
    }

    public With with() {
        return with;
    }

    public Body body() {
        return body;
    }

    public List<Expression> orderBy() {
        return orderBy;
    }

    /** Whether rows that sort as the last one come with it. */
    public boolean ties() {
        return ties;
    }

    /** The expressions of LIMIT, OFFSET, FETCH and TOP. */
    public List<Expression> limits() {
        return limits;
    }

    /** WITH and its common table expressions; empty when the query has none. */
    public static final class With {
        public static final With NONE = new With(false, List.of());

        private final boolean recursive;
        private final List<CommonTable> tables;

        public With(boolean recursive, List<CommonTable> tables) {
            this.recursive = recursive;
            this.tables = List.copyOf(tables);
        }

        public boolean recursive() {
            return recursive;
        }

        public List<CommonTable> tables() {
            return tables;
        }
    }

    /** {@code name (columns) AS (query)}. */
    public static final class CommonTable {
        private final Name name;
        private final List<Name> columns;
        private final @Nullable Query query;
        private final @Nullable Statement change;
        private final Recursion recursion;

        public CommonTable(Name name, List<Name> columns, Query query, Recursion recursion) {
            this(name, columns, query, null, recursion);
        }

        /** A common table of what a change returns. */
        public CommonTable(Name name, List<Name> columns, Statement change) {
            this(name, columns, null, change, Recursion.NONE);
        }

        private CommonTable(
                Name name, List<Name> columns, @Nullable Query query, @Nullable Statement change, Recursion recursion) {
            this.recursion = recursion;
            this.name = name;
            this.columns = List.copyOf(columns);
            this.query = query;
            this.change = change;
        }

        public Name name() {
            return name;
        }

        /** Empty: named by the query. */
        public List<Name> columns() {
            return columns;
        }

        /** Empty: a change. */
        public Optional<Query> query() {
            return Optional.ofNullable(query);
        }

        public Recursion recursion() {
            return recursion;
        }

        /** INSERT, UPDATE, DELETE or MERGE with RETURNING; empty: a query. */
        public Optional<Statement> change() {
            return Optional.ofNullable(change);
        }
    }

    /** What a query is made of below ORDER BY. */
    public abstract static class Body {
        Body() {}

        public abstract <R, X extends Exception> R accept(BodyVisitor<R, X> visitor) throws X;
    }

    /** One method for each kind of body. */
    public interface BodyVisitor<R, X extends Exception> {
        R visitNested(Nested nested) throws X;

        R visitSelect(Select select) throws X;

        R visitSetOperation(SetOperation operation) throws X;

        R visitValues(Values values) throws X;
    }

    /** A query in parentheses. */
    public static final class Nested extends Body {
        private final Query query;

        public Nested(Query query) {
            this.query = query;
        }

        public Query query() {
            return query;
        }

        @Override
        public <R, X extends Exception> R accept(BodyVisitor<R, X> visitor) throws X {
            return visitor.visitNested(this);
        }
    }

    /** UNION, INTERSECT, EXCEPT over two or more branches. */
    public static final class SetOperation extends Body {
        private final List<Body> branches;
        private final boolean comparesRows;
        private final int token;

        private final BitSet selecting;

        /**
         * @param comparesRows false when every operator is UNION ALL
         * @param selecting the branches that INTERSECT or EXCEPT stands before
         */
        public SetOperation(int token, List<Body> branches, boolean comparesRows, BitSet selecting) {
            this.selecting = (BitSet) selecting.clone();
            this.token = token;
            this.branches = List.copyOf(branches);
            this.comparesRows = comparesRows;
        }

        public int token() {
            return token;
        }

        /** Whether a branch only says which rows of those before it are kept. */
        public boolean selects(int branch) {
            return selecting.get(branch);
        }

        public List<Body> branches() {
            return branches;
        }

        public boolean comparesRows() {
            return comparesRows;
        }

        @Override
        public <R, X extends Exception> R accept(BodyVisitor<R, X> visitor) throws X {
            return visitor.visitSetOperation(this);
        }
    }

    /** VALUES rows. */
    public static final class Values extends Body {
        private final List<List<Expression>> rows;
        private final int token;

        public Values(int token, List<List<Expression>> rows) {
            this.token = token;
            this.rows = List.copyOf(rows);
        }

        public int token() {
            return token;
        }

        public List<List<Expression>> rows() {
            return rows;
        }

        @Override
        public <R, X extends Exception> R accept(BodyVisitor<R, X> visitor) throws X {
            return visitor.visitValues(this);
        }
    }

    /** One entry of a select list: an expression, {@code *} or {@code t.*}. */
    public static final class SelectItem {
        private final int token;
        private final @Nullable Expression expression;
        private final List<Name> starQualifier;
        private final @Nullable Name alias;
        private final int lastToken;
        private final List<Name> excepted;

        /** @param lastToken of the expression, inclusive */
        public SelectItem(
                int token,
                @Nullable Expression expression,
                List<Name> starQualifier,
                @Nullable Name alias,
                int lastToken) {
            this(token, expression, starQualifier, alias, lastToken, List.of());
        }

        /** @param excepted columns that the star leaves out */
        public SelectItem(
                int token,
                @Nullable Expression expression,
                List<Name> starQualifier,
                @Nullable Name alias,
                int lastToken,
                List<Name> excepted) {
            this.lastToken = lastToken;
            this.excepted = List.copyOf(excepted);
            this.token = token;
            this.expression = expression;
            this.starQualifier = List.copyOf(starQualifier);
            this.alias = alias;
        }

        public int token() {
            return token;
        }

        public int lastToken() {
            return lastToken;
        }

        /** Empty: a star. */
        public Optional<Expression> expression() {
            return Optional.ofNullable(expression);
        }

        public List<Name> starQualifier() {
            return starQualifier;
        }

        /** Columns that the star leaves out. */
        public List<Name> excepted() {
            return excepted;
        }

        public @Nullable Name alias() {
            return alias;
        }
    }

    /** SELECT up to HAVING. */
    public static final class Select extends Body {
        private final int token;
        private final boolean distinct;
        private final List<Expression> distinctOn;
        private final List<SelectItem> items;
        private final List<FromItem> from;
        private final @Nullable Expression where;
        private final List<Expression> groupBy;
        private final @Nullable Expression having;
        private final List<Window> windows;
        private final @Nullable Expression qualify;

        public Select(
                int token,
                boolean distinct,
                List<Expression> distinctOn,
                List<SelectItem> items,
                List<FromItem> from,
                @Nullable Expression where,
                List<Expression> groupBy,
                @Nullable Expression having,
                List<Window> windows,
                @Nullable Expression qualify) {
            this.token = token;
            this.distinct = distinct;
            this.distinctOn = List.copyOf(distinctOn);
            this.items = List.copyOf(items);
            this.from = List.copyOf(from);
            this.where = where;
            this.groupBy = List.copyOf(groupBy);
            this.having = having;
            this.windows = List.copyOf(windows);
            this.qualify = qualify;
        }

        public int token() {
            return token;
        }

        /** SELECT DISTINCT over the whole row. */
        public boolean distinct() {
            return distinct;
        }

        /** PostgreSQL's DISTINCT ON. */
        public List<Expression> distinctOn() {
            return distinctOn;
        }

        public List<SelectItem> items() {
            return items;
        }

        public List<FromItem> from() {
            return from;
        }

        public Optional<Expression> where() {
            return Optional.ofNullable(where);
        }

        /** HAVING and QUALIFY, as far as present: the conditions that may see the select list's aliases. */
        public List<Expression> lateConditions() {
            return Stream.of(having, qualify).flatMap(Stream::ofNullable).collect(Collectors.toUnmodifiableList());
        }

        public List<Expression> groupBy() {
            return groupBy;
        }

        public List<Window> windows() {
            return windows;
        }

        @Override
        public <R, X extends Exception> R accept(BodyVisitor<R, X> visitor) throws X {
            return visitor.visitSelect(this);
        }
    }
}
