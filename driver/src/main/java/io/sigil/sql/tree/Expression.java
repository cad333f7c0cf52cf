package io.sigil.sql.tree;

import io.sigil.sql.Name;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value expression or predicate. Immutable but for {@link #encloses}, which is the parser's. */
public abstract class Expression {
    private final int token;
    private int first;
    private int last;

    Expression(int token) {
        this.token = token;
        this.first = token;
        this.last = token;
    }

    /** The parser says from which token to which it has read the expression, the last time with all its parentheses. */
    public final void encloses(int firstToken, int lastToken) {
        this.first = firstToken;
        this.last = lastToken;
    }

    /** Index of its first token, or of the first parenthesis around it. */
    public final int first() {
        return first;
    }

    /** Index of its last token, or of the last parenthesis around it. */
    public final int last() {
        return last;
    }

    /** Index of its first token. */
    public final int token() {
        return token;
    }

    public abstract <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X;

    /** How the characters around a literal say what it is. */
    public enum Form {
        BARE,
        NEGATIVE,
        DATE,
        TIME,
        TIMESTAMP
    }

    /** A placeholder or a literal. */
    public static final class Value extends Expression {
        private final int slot;
        private final Form form;
        private final int lastToken;

        public Value(int token, int lastToken, int slot, Form form) {
            super(token);
            this.slot = slot;
            this.form = form;
            this.lastToken = lastToken;
        }

        public int slot() {
            return slot;
        }

        public Form form() {
            return form;
        }

        public int lastToken() {
            return lastToken;
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitValue(this);
        }
    }

    /** A word that stands for a value of its own: NULL, DEFAULT, CURRENT_DATE. */
    public static final class Constant extends Expression {
        private final String word;

        public Constant(int token, String word) {
            super(token);
            this.word = word;
        }

        /** In upper case. */
        public String word() {
            return word;
        }

        /** NULL or DEFAULT, which any column takes. */
        public boolean fitsAnyColumn() {
            return word.equals("NULL") || word.equals("DEFAULT");
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitConstant(this);
        }
    }

    /** {@code c}, {@code t.c}, {@code s.t.c}. */
    public static final class ColumnReference extends Expression {
        private final List<Name> qualifier;
        private final Name name;

        public ColumnReference(int token, List<Name> qualifier, Name name) {
            super(token);
            this.qualifier = List.copyOf(qualifier);
            this.name = name;
        }

        public List<Name> qualifier() {
            return qualifier;
        }

        public Name name() {
            return name;
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitColumn(this);
        }
    }

    /** AND, OR, XOR over two or more conditions, or NOT over one. */
    public static final class Logical extends Expression {
        private final List<Expression> operands;
        private final boolean conjunction;

        public Logical(int token, List<Expression> operands) {
            this(token, operands, false);
        }

        /** @param conjunction whether all operands are connected by AND */
        public Logical(int token, List<Expression> operands, boolean conjunction) {
            super(token);
            this.operands = List.copyOf(operands);
            this.conjunction = conjunction;
        }

        /** Whether it is true only when each operand is. */
        public boolean isConjunction() {
            return conjunction;
        }

        public List<Expression> operands() {
            return operands;
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitLogical(this);
        }
    }

    /** An operator that computes with its operands: arithmetic, concatenation, JSON access, casts, subscripts. */
    public static final class Operation extends Expression {
        /** PostgreSQL's cast to text without a length. */
        public static final String TO_TEXT = "::text";

        private final String operator;
        private final List<Expression> operands;

        public Operation(int token, String operator, List<Expression> operands) {
            super(token);
            this.operator = operator;
            this.operands = List.copyOf(operands);
        }

        public String operator() {
            return operator;
        }

        public List<Expression> operands() {
            return operands;
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitOperation(this);
        }
    }

    /** {@code =}, {@code <>}, {@code <} and the like, IS [NOT] DISTINCT FROM, {@code <=>}. */
    public static final class Comparison extends Expression {
        private final String operator;
        private final Expression left;
        private final Expression right;

        public Comparison(int token, String operator, Expression left, Expression right) {
            super(token);
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        public String operator() {
            return operator;
        }

        /** Whether it asks only whether the operands are the same. */
        public boolean isEquality() {
            return (!operator.startsWith("<") && !operator.startsWith(">"))
                    || operator.equals("<>")
                    || operator.equals("<=>");
        }

        public Expression left() {
            return left;
        }

        public Expression right() {
            return right;
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitComparison(this);
        }
    }

    /** IS [NOT] NULL. */
    public static final class NullTest extends Expression {
        private final Expression operand;

        public NullTest(int token, Expression operand) {
            super(token);
            this.operand = operand;
        }

        public Expression operand() {
            return operand;
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitNullTest(this);
        }
    }

    /** {@code e [NOT] IN (a, b)} or {@code e [NOT] IN (query)}. */
    public static final class In extends Expression {
        private final Expression operand;
        private final List<Expression> list;
        private final @Nullable Query query;

        public In(int token, Expression operand, List<Expression> list, @Nullable Query query) {
            super(token);
            this.operand = operand;
            this.list = List.copyOf(list);
            this.query = query;
        }

        public Expression operand() {
            return operand;
        }

        /** Empty when {@link #query()} is present. */
        public List<Expression> list() {
            return list;
        }

        public Optional<Query> query() {
            return Optional.ofNullable(query);
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitIn(this);
        }
    }

    /** {@code e [NOT] BETWEEN low AND high}. */
    public static final class Between extends Expression {
        private final boolean symmetric;
        private final Expression operand;
        private final Expression low;
        private final Expression high;

        public Between(int token, boolean symmetric, Expression operand, Expression low, Expression high) {
            super(token);
            this.symmetric = symmetric;
            this.operand = operand;
            this.low = low;
            this.high = high;
        }

        /** Whether the bounds may come in either order. */
        public boolean symmetric() {
            return symmetric;
        }

        public Expression operand() {
            return operand;
        }

        public Expression low() {
            return low;
        }

        public Expression high() {
            return high;
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitBetween(this);
        }
    }

    /** LIKE, ILIKE, REGEXP, SIMILAR TO and the matching operators. */
    public static final class Match extends Expression {
        private final String operator;
        private final List<Expression> operands;

        /** @param operands the subject, the pattern and, where given, the escape character */
        public Match(int token, String operator, List<Expression> operands) {
            super(token);
            this.operator = operator;
            this.operands = List.copyOf(operands);
        }

        public String operator() {
            return operator;
        }

        public List<Expression> operands() {
            return operands;
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitMatch(this);
        }
    }

    /** {@code e = ANY (query)}, {@code e > ALL (query)}. */
    public static final class Quantified extends Expression {
        private final Expression operand;
        private final boolean equality;
        private final @Nullable Query query;
        private final @Nullable Expression array;

        public Quantified(
                int token, Expression operand, boolean equality, @Nullable Query query, @Nullable Expression array) {
            super(token);
            this.operand = operand;
            this.equality = equality;
            this.query = query;
            this.array = array;
        }

        public Expression operand() {
            return operand;
        }

        public boolean equality() {
            return equality;
        }

        public Optional<Query> query() {
            return Optional.ofNullable(query);
        }

        /** Present when {@link #query()} isn't. */
        public Optional<Expression> array() {
            return Optional.ofNullable(array);
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitQuantified(this);
        }
    }

    /** CASE, simple (with an operand) or searched. */
    public static final class Case extends Expression {
        private final @Nullable Expression operand;
        private final List<Expression> conditions;
        private final List<Expression> results;

        /** @param results one for each condition, then the ELSE branch if there is one */
        public Case(int token, @Nullable Expression operand, List<Expression> conditions, List<Expression> results) {
            super(token);
            this.operand = operand;
            this.conditions = List.copyOf(conditions);
            this.results = List.copyOf(results);
        }

        public Optional<Expression> operand() {
            return Optional.ofNullable(operand);
        }

        public List<Expression> conditions() {
            return conditions;
        }

        public List<Expression> results() {
            return results;
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitCase(this);
        }
    }

    /** A function call, aggregate or window function. */
    public static final class Call extends Expression {
        private final List<Name> name;
        private final List<Expression> arguments;
        private final boolean distinct;
        private final List<Expression> orderBy;
        private final @Nullable Expression filter;
        private final @Nullable Window window;

        public Call(
                int token,
                List<Name> name,
                List<Expression> arguments,
                boolean distinct,
                List<Expression> orderBy,
                @Nullable Expression filter,
                @Nullable Window window) {
            super(token);
            this.name = List.copyOf(name);
            this.arguments = List.copyOf(arguments);
            this.distinct = distinct;
            this.orderBy = List.copyOf(orderBy);
            this.filter = filter;
            this.window = window;
        }

        /** The unqualified, unquoted name in upper case, or null when it is qualified or quoted. */
        public @Nullable String builtIn() {
            return name.size() == 1 && !name.get(0).quoted()
                    ? name.get(0).text().toUpperCase(java.util.Locale.ROOT)
                    : null;
        }

        public List<Name> name() {
            return name;
        }

        /** Empty for {@code COUNT(*)}. */
        public List<Expression> arguments() {
            return arguments;
        }

        public boolean distinct() {
            return distinct;
        }

        /** ORDER BY within the call or WITHIN GROUP. */
        public List<Expression> orderBy() {
            return orderBy;
        }

        public Optional<Expression> filter() {
            return Optional.ofNullable(filter);
        }

        public Optional<Window> window() {
            return Optional.ofNullable(window);
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitCall(this);
        }
    }

    /** EXISTS (query). */
    public static final class Exists extends Expression {
        private final Query query;

        public Exists(int token, Query query) {
            super(token);
            this.query = query;
        }

        public Query query() {
            return query;
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitExists(this);
        }
    }

    /** A query in parentheses where a value stands. */
    public static final class Subquery extends Expression {
        private final Query query;

        public Subquery(int token, Query query) {
            super(token);
            this.query = query;
        }

        public Query query() {
            return query;
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitSubquery(this);
        }
    }

    /** {@code (a, b)} or {@code ROW(a, b)}. */
    public static final class Row extends Expression {
        private final List<Expression> elements;

        public Row(int token, List<Expression> elements) {
            super(token);
            this.elements = List.copyOf(elements);
        }

        public List<Expression> elements() {
            return elements;
        }

        @Override
        public <R, X extends Exception> R accept(ExpressionVisitor<R, X> visitor) throws X {
            return visitor.visitRow(this);
        }
    }
}
