package io.sigil.sql.parser;

import io.sigil.error.ErrorCode;
import io.sigil.sql.Name;
import io.sigil.sql.StatementPart;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.FromItem;
import io.sigil.sql.tree.Invocation;
import io.sigil.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that do nothing but call one mapped procedure; every other use of one is refused. */
final class InvocationParser {
    private final TokenCursor cursor;
    private final QueryParser queries;
    private final int mention;

    /** @param mention index of the first token of the procedure's name */
    InvocationParser(TokenCursor cursor, QueryParser queries, int mention) {
        this.cursor = cursor;
        this.queries = queries;
        this.mention = mention;
    }

    Invocation parse(StatementPart part) throws StatementRefusedException {
        requireByPosition(part);
        cursor.moveTo(part.first());
        Invocation invocation = cursor.isWord("SELECT") ? selection() : call();
        if (cursor.index() != part.end()) {
            throw notSimple();
        }
        return invocation;
    }

    /** What a name means, or how VARIADIC spreads an array, only the procedure's definition knows. */
    private void requireByPosition(StatementPart part) throws StatementRefusedException {
        for (int i = mention; i < part.end(); i++) {
            Token token = cursor.at(i);
            if (token.isSymbol("=>") || token.isSymbol(":=") || token.isWord("VARIADIC")) {
                throw new StatementRefusedException(
                        ErrorCode.CONSTRUCT_NOT_SUPPORTED,
                        i,
                        "an argument of a mapped procedure is given by name",
                        "the rules number its parameters",
                        "give the arguments by position");
            }
        }
    }

    private Invocation call() throws StatementRefusedException {
        boolean escape = cursor.acceptSymbol("{");
        Expression.Value returned = escape ? returned() : null;
        if (!cursor.acceptWord("CALL")) {
            throw notSimple();
        }
        int start = cursor.index();
        List<Name> name = name();
        List<Expression> arguments = new ArrayList<>();
        if (cursor.acceptSymbol("(") && !cursor.acceptSymbol(")")) {
            do {
                arguments.add(queries.expressions().expression());
            } while (cursor.acceptSymbol(","));
            cursor.expectSymbol(")");
        }
        if (escape) {
            cursor.expectSymbol("}");
        }
        return Invocation.call(start, name, arguments, returned);
    }

    private Expression.@Nullable Value returned() throws StatementRefusedException {
        Token token = cursor.peek();
        if (token.kind() != TokenKind.PLACEHOLDER) {
            return null;
        }
        int index = cursor.index();
        cursor.next();
        cursor.expectSymbol("=");
        return new Expression.Value(index, index, token.slot(), Expression.Form.BARE);
    }

    private List<Name> name() throws StatementRefusedException {
        List<Name> parts = new ArrayList<>();
        do {
            Token part = cursor.next();
            if (part.kind() != TokenKind.WORD && part.kind() != TokenKind.QUOTED_IDENTIFIER) {
                throw notSimple();
            }
            parts.add(TokenCursor.name(part));
        } while (cursor.acceptSymbol("."));
        return parts;
    }

    /** {@code SELECT f(…) [AS label]}, {@code SELECT * FROM f(…)}, {@code SELECT a, b FROM f(…)}. */
    private Invocation selection() throws StatementRefusedException {
        Query query = queries.query(Query.With.NONE);
        Query.Body body = query.body();
        boolean simple = query.orderBy().isEmpty() && query.limits().isEmpty() && !queries.intoVariables();
        if (!simple || !(body instanceof Query.Select) || !isBare((Query.Select) body)) {
            throw notSimple();
        }
        Query.Select select = (Query.Select) body;
        if (select.from().isEmpty()) {
            Query.SelectItem item = select.items().get(0);
            Expression.Call call = bare(item.expression().orElse(null));
            if (select.items().size() != 1 || call == null) {
                throw notSimple();
            }
            return Invocation.selected(call, item);
        }
        FromItem from = select.from().get(0);
        Expression.Call call =
                from instanceof FromItem.Function && select.from().size() == 1 ? table((FromItem.Function) from) : null;
        if (call == null || !select.items().stream().allMatch(InvocationParser::keepsItsLabel)) {
            throw notSimple();
        }
        return Invocation.table(call);
    }

    private static boolean isBare(Query.Select select) {
        return !select.distinct()
                && select.distinctOn().isEmpty()
                && select.where().isEmpty()
                && select.groupBy().isEmpty()
                && select.lateConditions().isEmpty()
                && select.windows().isEmpty();
    }

    /** With an alias PostgreSQL would call the column of a scalar function by it. */
    private Expression.@Nullable Call table(FromItem.Function function) {
        boolean renamed = function.alias() != null || !function.columns().isEmpty() || !endsWithCall();
        return renamed ? null : bare(function.call());
    }

    /** Nothing of the FROM item comes after its parentheses, such as WITH ORDINALITY. */
    private boolean endsWithCall() {
        return cursor.at(cursor.index() - 1).isSymbol(")");
    }

    private Expression.@Nullable Call bare(@Nullable Expression expression) {
        if (!(expression instanceof Expression.Call)) {
            return null;
        }
        Expression.Call call = (Expression.Call) expression;
        boolean bare = !call.distinct()
                && call.orderBy().isEmpty()
                && call.filter().isEmpty()
                && call.window().isEmpty()
                && call.token() == mention;
        return bare ? call : null;
    }

    /** A star, or a column without a qualifier and another name. */
    private static boolean keepsItsLabel(Query.SelectItem item) {
        if (item.alias() != null
                || !item.starQualifier().isEmpty()
                || !item.excepted().isEmpty()) {
            return false;
        }
        return item.expression()
                .map(expression -> expression instanceof Expression.ColumnReference
                        && ((Expression.ColumnReference) expression).qualifier().isEmpty())
                .orElse(true);
    }

    private StatementRefusedException notSimple() {
        return new StatementRefusedException(
                ErrorCode.CONSTRUCT_NOT_SUPPORTED,
                mention,
                "the statement does more than call the mapped procedure "
                        + cursor.at(mention).text(),
                "what becomes of its cells then can't be told",
                "write CALL, {call …}, {? = call …}, SELECT f(…) or SELECT … FROM f(…), with nothing else in it");
    }
}
