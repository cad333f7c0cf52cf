package io.sigil.sql.parser;

import io.sigil.dialect.Dialect;
import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Expression.Form;
import io.sigil.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operands: literals, placeholders, columns, calls, CASE, CAST, subqueries, and what stands directly before or after. */
final class PrimaryParser {
    private static final Set<String> PREFIXES = Set.of("+", "-", "~", "!", "@", "|/", "||/");
    private static final Set<String> CONSTANTS = Set.of(
            "NULL",
            "DEFAULT",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "CURRENT_USER",
            "SESSION_USER",
            "SYSTEM_USER",
            "CURRENT_CATALOG",
            "CURRENT_SCHEMA",
            "CURRENT_ROLE",
            "USER",
            "SYSDATE",
            "ROWNUM");

    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final QueryParser queries;
    private final CallParser calls;
    private final TypeNameParser types;
    private final VendorForms vendorForms;

    PrimaryParser(TokenCursor cursor, ExpressionParser expressions, QueryParser queries) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.queries = queries;
        this.calls = new CallParser(cursor, expressions);
        this.types = new TypeNameParser(cursor);
        this.vendorForms = new VendorForms(cursor, expressions);
    }

    VendorForms vendorForms() {
        return vendorForms;
    }

    CallParser calls() {
        return calls;
    }

    /** An operand with its prefixes and suffixes. */
    Expression operand() throws StatementRefusedException {
        int start = cursor.index();
        Token token = cursor.peek();
        if (token.kind() == TokenKind.SYMBOL && PREFIXES.contains(token.text())) {
            return prefixed(start);
        }
        if (isBinaryPrefix()) {
            cursor.next();
            return new Expression.Operation(start, "BINARY", List.of(deeperOperand()));
        }
        Expression operand = primary();
        for (int suffixes = 0; ; suffixes++) {
            Expression more = suffix(start, operand);
            if (more == null) {
                return operand;
            }
            cursor.requireFewer(suffixes);
            operand = more;
        }
    }

    private Expression prefixed(int start) throws StatementRefusedException {
        if (isVariable()) {
            return variable(start);
        }
        String operator = cursor.next().text();
        Token number = cursor.peek();
        if (operator.equals("-") && number.kind() == TokenKind.NUMBER && !isSuffix(cursor.peek(1))) {
            cursor.next();
            return new Expression.Value(start, start + 1, number.slot(), Form.NEGATIVE);
        }
        return new Expression.Operation(start, operator, List.of(deeperOperand()));
    }

    private Expression deeperOperand() throws StatementRefusedException {
        cursor.enter();
        Expression operand = operand();
        cursor.leave();
        return operand;
    }

    private static boolean isSuffix(Token token) {
        return token.isSymbol("::") || token.isSymbol("[") || token.isWord("COLLATE") || token.isWord("AT");
    }

    /** {@code @name} and {@code @@name}: variables of MySQL, MariaDB and H2. */
    private boolean isVariable() {
        return cursor.dialect() != Dialect.POSTGRESQL
                && cursor.isSymbol("@")
                && (cursor.peek(1).kind() == TokenKind.WORD || cursor.peek(1).kind() == TokenKind.QUOTED_IDENTIFIER);
    }

    private Expression variable(int start) {
        cursor.next();
        cursor.next();
        while (cursor.isSymbol(".") && TokenCursor.isName(cursor.peek(1))) {
            cursor.moveTo(cursor.index() + 2);
        }
        return new Expression.Operation(start, "@", List.of());
    }

    private boolean isBinaryPrefix() {
        return cursor.dialect().isMySqlFamily()
                && cursor.isWord("BINARY")
                && (cursor.peek(1).kind().isSlot() || TokenCursor.isName(cursor.peek(1)));
    }

    private @Nullable Expression suffix(int start, Expression operand) throws StatementRefusedException {
        if (cursor.acceptSymbol("::")) {
            boolean text = types.skipText();
            return new Expression.Operation(start, text ? Expression.Operation.TO_TEXT : "::", List.of(operand));
        }
        if (cursor.acceptWord("COLLATE")) {
            cursor.expectName();
            while (cursor.acceptSymbol(".")) {
                cursor.expectName();
            }
            return new Expression.Operation(start, "COLLATE", List.of(operand));
        }
        if (cursor.isWords("AT", "LOCAL")) {
            cursor.moveTo(cursor.index() + 2);
            return new Expression.Operation(operand.token(), "AT LOCAL", List.of(operand));
        }
        if (cursor.isWords("AT", "TIME") && cursor.peek(2).isWord("ZONE")) {
            cursor.moveTo(cursor.index() + 3);
            return new Expression.Operation(start, "AT TIME ZONE", List.of(operand, primary()));
        }
        if (vendorForms.isFieldAccess()) {
            cursor.moveTo(cursor.index() + 2);
            return new Expression.Operation(operand.token(), ".", List.of(operand));
        }
        if (cursor.acceptSymbol("[")) {
            List<Expression> operands = new ArrayList<>(List.of(operand));
            if (!cursor.isSymbol(":")) {
                operands.add(expressions.expression());
            }
            if (cursor.acceptSymbol(":") && !cursor.isSymbol("]")) {
                operands.add(expressions.expression());
            }
            cursor.expectSymbol("]");
            return new Expression.Operation(start, "[]", operands);
        }
        return null;
    }

    private Expression primary() throws StatementRefusedException {
        int start = cursor.index();
        Token token = cursor.peek();
        if (token.kind().isSlot()) {
            return value(start, Form.BARE);
        }
        if (token.isSymbol("(")) {
            return parenthesized(start);
        }
        if (token.isSymbol("{")) {
            return jdbcEscape(start);
        }
        if (token.isSymbol("@") || token.isSymbol("@@")) {
            return variable(start);
        }
        if (token.kind() == TokenKind.WORD) {
            Expression vendor = vendorForms.operand(start);
            if (vendor != null) {
                return vendor;
            }
            Expression special = keyword(start, token.text().toUpperCase(Locale.ROOT));
            if (special != null) {
                return special;
            }
        }
        return named(start);
    }

    /** A literal or placeholder; two strings side by side, which some dialects join, are refused. */
    private Expression value(int start, Form form) throws StatementRefusedException {
        Token slot = cursor.next();
        if (slot.kind() == TokenKind.STRING && cursor.peek().kind() == TokenKind.STRING) {
            throw cursor.unexpected();
        }
        return new Expression.Value(start, cursor.index() - 1, slot.slot(), form);
    }

    private Expression parenthesized(int start) throws StatementRefusedException {
        Query query = parenthesizedQueryOrNull();
        if (query != null) {
            return new Expression.Subquery(start, query);
        }
        cursor.expectSymbol("(");
        List<Expression> elements = cursor.isSymbol(")") ? List.of() : expressions.list();
        cursor.expectSymbol(")");
        return elements.size() == 1 ? elements.get(0) : new Expression.Row(start, elements);
    }

    /** The query when a query in parentheses stands here, otherwise null and the cursor stays. */
    @Nullable
    Query parenthesizedQueryOrNull() throws StatementRefusedException {
        if (!cursor.isSymbol("(") || !QueryStart.isQueryInside(cursor)) {
            return null;
        }
        cursor.expectSymbol("(");
        Query query = queries.query();
        cursor.expectSymbol(")");
        return query;
    }

    /** JDBC 4.3 §13.4: {@code {d '…'}}, {@code {t '…'}}, {@code {ts '…'}}, {@code {fn f(…)}}. */
    private Expression jdbcEscape(int start) throws StatementRefusedException {
        cursor.expectSymbol("{");
        Form form = Form.BARE;
        if (cursor.acceptWord("FN")) {
            Expression call = deeperOperand();
            cursor.expectSymbol("}");
            return new Expression.Operation(start, "{fn}", List.of(call));
        } else if (cursor.acceptWord("D")) {
            form = Form.DATE;
        } else if (cursor.acceptWord("TS")) {
            form = Form.TIMESTAMP;
        } else if (cursor.acceptWord("T")) {
            form = Form.TIME;
        }
        if (form == Form.BARE || cursor.peek().kind() != TokenKind.STRING) {
            throw cursor.unexpected();
        }
        int slot = cursor.next().slot();
        cursor.expectSymbol("}");
        return new Expression.Value(start, cursor.index() - 1, slot, form);
    }

    private @Nullable Expression keyword(int start, String word) throws StatementRefusedException {
        if (CONSTANTS.contains(word)
                && !cursor.peek(1).isSymbol(".")
                && !cursor.peek(1).isSymbol("(")) {
            cursor.next();
            return new Expression.Constant(start, word);
        }
        switch (word) {
            case "CASE":
                cursor.next();
                return caseExpression(start);
            case "CAST":
            case "TRY_CAST":
                return cursor.peek(1).isSymbol("(") ? cast(start) : null;
            case "EXISTS":
                cursor.next();
                Query query = parenthesizedQueryOrNull();
                if (query == null) {
                    throw cursor.unexpected();
                }
                return new Expression.Exists(start, query);
            case "DATE":
            case "TIME":
            case "TIMESTAMP":
                return typedLiteral(start, Form.valueOf(word));
            case "INTERVAL":
                return interval(start);
            case "ARRAY":
                return array(start);
            case "ROW":
                return row(start);
            default:
                return null;
        }
    }

    private Expression caseExpression(int start) throws StatementRefusedException {
        Expression operand = cursor.isWord("WHEN") ? null : expressions.expression();
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        while (cursor.acceptWord("WHEN")) {
            conditions.add(expressions.expression());
            cursor.expectWord("THEN");
            results.add(expressions.expression());
        }
        if (conditions.isEmpty()) {
            throw cursor.unexpected();
        }
        if (cursor.acceptWord("ELSE")) {
            results.add(expressions.expression());
        }
        cursor.expectWord("END");
        return new Expression.Case(start, operand, conditions, results);
    }

    private Expression cast(int start) throws StatementRefusedException {
        cursor.next();
        cursor.expectSymbol("(");
        Expression operand = expressions.expression();
        cursor.expectWord("AS");
        types.skip();
        cursor.expectSymbol(")");
        return new Expression.Operation(start, "CAST", List.of(operand));
    }

    /** {@code DATE '…'}, {@code TIMESTAMP WITHOUT TIME ZONE '…'}; null when a column or function has that name. */
    private @Nullable Expression typedLiteral(int start, Form form) throws StatementRefusedException {
        if (cursor.peek(1).kind() == TokenKind.STRING) {
            cursor.next();
            return value(start, form);
        }
        return null;
    }

    private @Nullable Expression interval(int start) throws StatementRefusedException {
        if (cursor.peek(1).kind() == TokenKind.SYMBOL
                && !cursor.peek(1).isSymbol("(")
                && !cursor.peek(1).isSymbol("-")) {
            return null;
        }
        cursor.next();
        cursor.enter();
        Expression amount = expressions.term();
        cursor.leave();
        if (cursor.isAnyWord(
                "YEAR",
                "QUARTER",
                "MONTH",
                "WEEK",
                "DAY",
                "HOUR",
                "MINUTE",
                "SECOND",
                "MICROSECOND",
                "YEAR_MONTH",
                "DAY_HOUR",
                "DAY_MINUTE",
                "DAY_SECOND",
                "DAY_MICROSECOND",
                "HOUR_MINUTE",
                "HOUR_SECOND",
                "MINUTE_SECOND")) {
            types.skipIntervalUnit();
        }
        return new Expression.Operation(start, "INTERVAL", List.of(amount));
    }

    private @Nullable Expression array(int start) throws StatementRefusedException {
        if (!cursor.peek(1).isSymbol("[")) {
            return null;
        }
        cursor.next();
        cursor.expectSymbol("[");
        List<Expression> elements = cursor.isSymbol("]") ? List.of() : expressions.list();
        cursor.expectSymbol("]");
        return new Expression.Operation(start, "ARRAY", elements);
    }

    private @Nullable Expression row(int start) throws StatementRefusedException {
        if (!cursor.peek(1).isSymbol("(")) {
            return null;
        }
        cursor.next();
        cursor.expectSymbol("(");
        List<Expression> elements = cursor.isSymbol(")") ? List.of() : expressions.list();
        cursor.expectSymbol(")");
        return new Expression.Row(start, elements);
    }

    /** A column or a call. */
    private Expression named(int start) throws StatementRefusedException {
        boolean call = cursor.peek().kind() == TokenKind.WORD && cursor.peek(1).isSymbol("(");
        if (!call && !cursor.isName()) {
            throw cursor.unexpected();
        }
        List<Name> parts = new ArrayList<>();
        parts.add(TokenCursor.name(cursor.next()));
        while (cursor.isSymbol(".") && !cursor.peek(1).isSymbol("*")) {
            cursor.next();
            Token part = cursor.next();
            if (part.kind() != TokenKind.WORD && part.kind() != TokenKind.QUOTED_IDENTIFIER) {
                throw cursor.notUnderstood(cursor.index() - 1, "a name was expected after the dot");
            }
            parts.add(TokenCursor.name(part));
        }
        if (cursor.isSymbol("(")) {
            return calls.call(start, parts);
        }
        if (parts.size() > 4) {
            throw cursor.notUnderstood(start, "a name has more parts than catalog, schema, table and column");
        }
        return new Expression.ColumnReference(start, parts.subList(0, parts.size() - 1), parts.get(parts.size() - 1));
    }
}
