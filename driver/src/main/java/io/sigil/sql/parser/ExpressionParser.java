package io.sigil.sql.parser;

import io.sigil.dialect.Dialect;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conditions and the operators within them, loosest first: OR, XOR, AND, NOT, predicates, operators that compute. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=", "<=>");
    private static final Set<String> NOT_OPERATORS =
            Set.of("(", ")", ",", ";", ".", "{", "}", "[", "]", "::", "=>", ":");

    private final TokenCursor cursor;
    private final PrimaryParser primaries;
    private final boolean pipesAreOr;

    ExpressionParser(TokenCursor cursor, QueryParser queries) {
        this.cursor = cursor;
        this.primaries = new PrimaryParser(cursor, this, queries);
        this.pipesAreOr = !cursor.session().pipesAsConcat();
    }

    PrimaryParser primaries() {
        return primaries;
    }

    Expression expression() throws StatementRefusedException {
        cursor.enter();
        int start = cursor.index();
        List<Expression> operands = new ArrayList<>();
        operands.add(exclusiveOr());
        while (cursor.acceptWord("OR") || (pipesAreOr && cursor.acceptSymbol("||"))) {
            operands.add(exclusiveOr());
        }
        cursor.leave();
        return enclosed(logical(start, operands), start);
    }

    /** Notes what an expression was read from. */
    private Expression enclosed(Expression expression, int start) {
        expression.encloses(start, cursor.index() - 1);
        return expression;
    }

    /** One or more expressions with commas between them. */
    List<Expression> list() throws StatementRefusedException {
        List<Expression> list = new ArrayList<>();
        do {
            list.add(expression());
        } while (cursor.acceptSymbol(","));
        return list;
    }

    private Expression exclusiveOr() throws StatementRefusedException {
        int start = cursor.index();
        List<Expression> operands = new ArrayList<>();
        operands.add(conjunction());
        while (cursor.dialect().isMySqlFamily() && cursor.acceptWord("XOR")) {
            operands.add(conjunction());
        }
        return logical(start, operands);
    }

    private Expression conjunction() throws StatementRefusedException {
        int start = cursor.index();
        List<Expression> operands = new ArrayList<>();
        operands.add(negation());
        while (cursor.acceptWord("AND") || (cursor.dialect().isMySqlFamily() && cursor.acceptSymbol("&&"))) {
            operands.add(negation());
        }
        return operands.size() == 1 ? operands.get(0) : new Expression.Logical(start, operands, true);
    }

    private static Expression logical(int start, List<Expression> operands) {
        return operands.size() == 1 ? operands.get(0) : new Expression.Logical(start, operands);
    }

    private Expression negation() throws StatementRefusedException {
        int start = cursor.index();
        int negations = 0;
        while (cursor.acceptWord("NOT")) {
            negations++;
        }
        Expression operand = predicate();
        return negations == 0 ? operand : new Expression.Logical(start, List.of(operand));
    }

    private Expression predicate() throws StatementRefusedException {
        int start = cursor.index();
        Expression left = term();
        for (int suffixes = 0; ; suffixes++) {
            Expression more = predicateAfter(left);
            if (more == null) {
                return left;
            }
            cursor.requireFewer(suffixes);
            left = enclosed(more, start);
        }
    }

    private @Nullable Expression predicateAfter(Expression left) throws StatementRefusedException {
        int start = left.token();
        if (cursor.peek().kind() == TokenKind.SYMBOL
                && COMPARISONS.contains(cursor.peek().text())) {
            return comparison(left, cursor.next().text());
        }
        if (cursor.acceptWord("IS")) {
            return afterIs(left);
        }
        if (cursor.acceptWord("ISNULL") || cursor.acceptWord("NOTNULL")) {
            return new Expression.NullTest(start, left);
        }
        int before = cursor.index();
        cursor.acceptWord("NOT");
        if (cursor.acceptWord("IN")) {
            return in(left);
        }
        if (cursor.acceptWord("BETWEEN")) {
            return between(left);
        }
        if (cursor.isAnyWord("LIKE", "ILIKE", "REGEXP", "RLIKE")) {
            return match(left, cursor.next().text());
        }
        if (cursor.isWords("SIMILAR", "TO")) {
            cursor.acceptWords("SIMILAR", "TO");
            return match(left, "SIMILAR TO");
        }
        cursor.moveTo(before);
        return primaries.vendorForms().predicate(left);
    }

    private Expression comparison(Expression left, String operator) throws StatementRefusedException {
        if (cursor.isAnyWord("ANY", "SOME", "ALL") && cursor.peek(1).isSymbol("(")) {
            cursor.next();
            boolean equality = operator.equals("=") || operator.equals("<>") || operator.equals("!=");
            Query query = primaries.parenthesizedQueryOrNull();
            if (query != null) {
                return new Expression.Quantified(left.token(), left, equality, query, null);
            }
            cursor.expectSymbol("(");
            Expression array = expression();
            cursor.expectSymbol(")");
            return new Expression.Quantified(left.token(), left, equality, null, array);
        }
        return new Expression.Comparison(left.token(), operator, left, term());
    }

    private Expression afterIs(Expression left) throws StatementRefusedException {
        int start = left.token();
        cursor.acceptWord("NOT");
        if (cursor.acceptWord("NULL")) {
            return new Expression.NullTest(start, left);
        }
        if (cursor.acceptWords("DISTINCT", "FROM")) {
            return new Expression.Comparison(start, "IS DISTINCT FROM", left, term());
        }
        if (new JsonCallParser(cursor, this).acceptIsJson()) {
            return new Expression.Operation(start, "IS JSON", List.of(left));
        }
        if (cursor.isWord("NORMALIZED")
                || (cursor.isAnyWord("NFC", "NFD", "NFKC", "NFKD")
                        && cursor.peek(1).isWord("NORMALIZED"))) {
            cursor.acceptAnyWord("NFC", "NFD", "NFKC", "NFKD");
            cursor.next();
            return new Expression.Operation(start, "IS NORMALIZED", List.of(left));
        }
        if (cursor.acceptWord("UNKNOWN")) {
            return new Expression.Operation(start, "IS UNKNOWN", List.of(left));
        }
        if (cursor.peek().kind() == TokenKind.BOOLEAN) {
            cursor.structural(cursor.next().slot());
            return new Expression.Operation(start, "IS TRUE", List.of(left));
        }
        throw cursor.unexpected();
    }

    private Expression in(Expression left) throws StatementRefusedException {
        Query query = primaries.parenthesizedQueryOrNull();
        if (query != null) {
            return new Expression.In(left.token(), left, List.of(), query);
        }
        cursor.expectSymbol("(");
        List<Expression> list = list();
        cursor.expectSymbol(")");
        return new Expression.In(left.token(), left, list, null);
    }

    private Expression between(Expression left) throws StatementRefusedException {
        boolean symmetric = cursor.acceptWord("SYMMETRIC");
        cursor.acceptWord("ASYMMETRIC");
        Expression low = term();
        cursor.expectWord("AND");
        return new Expression.Between(left.token(), symmetric, left, low, term());
    }

    private Expression match(Expression left, String operator) throws StatementRefusedException {
        List<Expression> operands = new ArrayList<>();
        operands.add(left);
        operands.add(term());
        if (cursor.acceptWord("ESCAPE")) {
            operands.add(term());
        } else if (cursor.isSymbol("{") && cursor.peek(1).isWord("ESCAPE")) {
            cursor.moveTo(cursor.index() + 2);
            operands.add(term());
            cursor.expectSymbol("}");
        }
        return new Expression.Match(left.token(), operator, operands);
    }

    /** Operands and the operators that compute with them, in one flat list. */
    Expression term() throws StatementRefusedException {
        int start = cursor.index();
        Expression first = primaries.operand();
        List<Expression> operands = null;
        String operator = "";
        while (isComputing()) {
            if (operands == null) {
                operands = new ArrayList<>();
                operands.add(first);
                operator = cursor.peek().text();
            }
            if (cursor.next().isWord("OPERATOR")) {
                String named = namedOperator();
                boolean single = operands.size() == 1;
                if (named != null && single && !cursor.isAnyWord("ANY", "SOME", "ALL")) {
                    Expression right = primaries.operand();
                    if (!isComputing()) {
                        return enclosed(new Expression.Comparison(start, named, first, right), start);
                    }
                    operands.add(right);
                    continue;
                }
            }
            if (cursor.isAnyWord("ANY", "SOME", "ALL") && cursor.peek(1).isSymbol("(")) {
                cursor.next();
            }
            operands.add(primaries.operand());
        }
        return enclosed(operands == null ? first : new Expression.Operation(start, operator, operands), start);
    }

    /**
     * PostgreSQL: {@code OPERATOR(schema.=)}, which binds closer than the plain operator; whatever it is, it computes with its
     * operands.
     *
     * @return the comparison that every database has; null: another operator
     */
    private @Nullable String namedOperator() throws StatementRefusedException {
        cursor.expectSymbol("(");
        boolean own = cursor.isWord("PG_CATALOG");
        int names = 0;
        while (cursor.isName()) {
            cursor.next();
            cursor.expectSymbol(".");
            names++;
        }
        Token operator = cursor.next();
        if (operator.kind() != TokenKind.SYMBOL) {
            throw cursor.unexpected();
        }
        cursor.expectSymbol(")");
        return own && names == 1 && COMPARISONS.contains(operator.text()) ? operator.text() : null;
    }

    private boolean isComputing() {
        if (cursor.peek().kind() == TokenKind.WORD) {
            if (cursor.dialect() == Dialect.POSTGRESQL) {
                return cursor.isWord("OPERATOR") && cursor.peek(1).isSymbol("(");
            }
            return cursor.dialect().isMySqlFamily() && cursor.isAnyWord("DIV", "MOD");
        }
        return cursor.peek().kind() == TokenKind.SYMBOL
                && !COMPARISONS.contains(cursor.peek().text())
                && !NOT_OPERATORS.contains(cursor.peek().text())
                && !(cursor.isSymbol("||") && pipesAreOr)
                && !(cursor.isSymbol("&&") && cursor.dialect().isMySqlFamily());
    }
}
