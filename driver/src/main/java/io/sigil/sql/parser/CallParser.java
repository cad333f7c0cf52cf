package io.sigil.sql.parser;

import io.sigil.dialect.Dialect;
import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Function calls with the keyword arguments of the standard, aggregates and window functions. */
final class CallParser {
    /** Functions whose first argument is a unit of time, not a column. */
    private static final Set<String> TAKES_UNIT =
            Set.of("TIMESTAMPDIFF", "TIMESTAMPADD", "DATEDIFF", "DATEADD", "DATE_TRUNC", "EXTRACT");

    private static final Set<String> TRIM_SIDES = Set.of("LEADING", "TRAILING", "BOTH");

    private final TokenCursor cursor;
    private final ExpressionParser expressions;

    CallParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** A call whose name has been read. */
    Expression call(int start, List<Name> name) throws StatementRefusedException {
        String word = name.size() == 1 ? name.get(0).text().toUpperCase(Locale.ROOT) : "";
        cursor.expectSymbol("(");
        List<Expression> arguments = new ArrayList<>();
        List<Expression> orderBy = new ArrayList<>();
        boolean distinct = false;
        if (!cursor.acceptSymbol("*") && !cursor.isSymbol(")")) {
            distinct = cursor.acceptWord("DISTINCT");
            cursor.acceptWord("ALL");
            if (JsonCallParser.isJson(word)) {
                new JsonCallParser(cursor, expressions).arguments(arguments);
            } else {
                arguments(word, arguments);
            }
            orderBy.addAll(orderBy());
            if (cursor.acceptWord("SEPARATOR")) {
                arguments.add(expressions.term());
            }
            if (word.equals("GROUP_CONCAT") && cursor.acceptWord("LIMIT")) {
                arguments.addAll(expressions.list());
            }
        }
        cursor.expectSymbol(")");
        if (cursor.acceptWords("WITHIN", "GROUP")) {
            cursor.expectSymbol("(");
            orderBy.addAll(orderBy());
            cursor.expectSymbol(")");
        }
        Expression filter = filter();
        if (isFromFirst()) {
            cursor.moveTo(cursor.index() + 2);
        }
        if (cursor.isAnyWord("IGNORE", "RESPECT") && cursor.peek(1).isWord("NULLS")) {
            cursor.moveTo(cursor.index() + 2);
        }
        return new Expression.Call(start, name, arguments, distinct, orderBy, filter, over());
    }

    /** {@code NTH_VALUE(e, n) FROM FIRST OVER …}; a table may be called FIRST, but nothing of that follows it. */
    private boolean isFromFirst() {
        return cursor.isWord("FROM")
                && (cursor.peek(1).isWord("FIRST") || cursor.peek(1).isWord("LAST"))
                && (cursor.peek(2).isWord("OVER") || cursor.peek(3).isWord("NULLS"));
    }

    private void arguments(String word, List<Expression> arguments) throws StatementRefusedException {
        if (TAKES_UNIT.contains(word)
                && cursor.peek().kind() == TokenKind.WORD
                && (cursor.peek(1).isSymbol(",") || cursor.peek(1).isWord("FROM"))) {
            cursor.next();
        } else if (word.equals("TRIM")
                && TRIM_SIDES.contains(cursor.peek().text().toUpperCase(Locale.ROOT))
                && !cursor.peek(1).isSymbol(")")) {
            cursor.next();
            if (!cursor.isWord("FROM")) {
                arguments.add(expressions.term());
            }
        } else {
            arguments.add(word.equals("POSITION") ? expressions.term() : argument());
        }
        while (cursor.acceptSymbol(",") || cursor.acceptAnyWord("FROM", "FOR", "IN", "PLACING")) {
            arguments.add(argument());
        }
        if (word.equals("SUBSTRING") && cursor.acceptWord("SIMILAR")) {
            arguments.add(expressions.term());
            cursor.expectWord("ESCAPE");
            arguments.add(expressions.term());
        }
        if (cursor.acceptWord("USING")) {
            cursor.expectName();
        }
        if (word.equals("LISTAGG") && cursor.acceptWords("ON", "OVERFLOW")) {
            overflow(arguments);
        }
    }

    /** {@code ON OVERFLOW ERROR} or {@code TRUNCATE 'filler' WITH COUNT}. */
    private void overflow(List<Expression> arguments) throws StatementRefusedException {
        if (cursor.acceptWord("ERROR")) {
            return;
        }
        cursor.expectWord("TRUNCATE");
        if (!cursor.isAnyWord("WITH", "WITHOUT")) {
            arguments.add(expressions.term());
        }
        if (!cursor.acceptAnyWord("WITH", "WITHOUT")) {
            throw cursor.unexpected();
        }
        cursor.expectWord("COUNT");
    }

    private Expression argument() throws StatementRefusedException {
        if (cursor.isWord("VARIADIC") && cursor.dialect() == Dialect.POSTGRESQL) {
            cursor.next();
        }
        if (cursor.isName() && (cursor.peek(1).isSymbol("=>") || cursor.peek(1).isSymbol(":="))) {
            cursor.moveTo(cursor.index() + 2);
        }
        return expressions.expression();
    }

    private @Nullable Expression filter() throws StatementRefusedException {
        if (!cursor.isWord("FILTER") || !cursor.peek(1).isSymbol("(")) {
            return null;
        }
        cursor.moveTo(cursor.index() + 2);
        cursor.expectWord("WHERE");
        Expression condition = expressions.expression();
        cursor.expectSymbol(")");
        return condition;
    }

    private @Nullable Window over() throws StatementRefusedException {
        if (!cursor.acceptWord("OVER")) {
            return null;
        }
        if (cursor.isName()) {
            cursor.next();
            return new Window(List.of(), List.of(), List.of(), false);
        }
        return window();
    }

    /** {@code ([name] [PARTITION BY …] [ORDER BY …] [frame])}. */
    Window window() throws StatementRefusedException {
        cursor.expectSymbol("(");
        if (cursor.isName() && !cursor.isAnyWord("ROWS", "RANGE", "GROUPS")) {
            cursor.next();
        }
        List<Expression> partitionBy = List.of();
        if (cursor.acceptWords("PARTITION", "BY")) {
            partitionBy = expressions.list();
        }
        List<Expression> orderBy = orderBy();
        List<Expression> bounds = new ArrayList<>();
        boolean range = cursor.isWord("RANGE");
        if (cursor.acceptAnyWord("ROWS", "RANGE", "GROUPS")) {
            if (cursor.acceptWord("BETWEEN")) {
                bound(bounds);
                cursor.expectWord("AND");
            }
            bound(bounds);
            if (cursor.acceptWord("EXCLUDE")) {
                cursor.next();
                cursor.acceptAnyWord("ROW", "OTHERS");
            }
        }
        cursor.expectSymbol(")");
        return new Window(partitionBy, orderBy, bounds, range && !bounds.isEmpty());
    }

    private void bound(List<Expression> bounds) throws StatementRefusedException {
        if (cursor.acceptWords("CURRENT", "ROW")) {
            return;
        }
        if (!cursor.acceptWord("UNBOUNDED")) {
            bounds.add(expressions.term());
        }
        if (!cursor.acceptAnyWord("PRECEDING", "FOLLOWING")) {
            throw cursor.unexpected();
        }
    }

    /** ORDER BY and its keys; empty when there is none. */
    List<Expression> orderBy() throws StatementRefusedException {
        if (!cursor.acceptWords("ORDER", "BY")) {
            return List.of();
        }
        List<Expression> keys = new ArrayList<>();
        do {
            keys.add(expressions.expression());
            if (cursor.dialect() == Dialect.POSTGRESQL && cursor.acceptWord("USING")) {
                cursor.next();
            }
            cursor.acceptAnyWord("ASC", "DESC");
            if (cursor.acceptWord("NULLS") && !cursor.acceptAnyWord("FIRST", "LAST")) {
                throw cursor.unexpected();
            }
        } while (cursor.acceptSymbol(","));
        return keys;
    }
}
