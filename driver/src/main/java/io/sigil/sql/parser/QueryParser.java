package io.sigil.sql.parser;

import io.sigil.dialect.Dialect;
import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.FromItem;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Statement;
import io.sigil.sql.tree.Window;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Query expressions: WITH, SELECT, VALUES, set operations, ORDER BY and row limits. */
final class QueryParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final FromParser fromItems;
    private final RowLimitParser rowLimits;
    private boolean intoVariables;

    QueryParser(TokenCursor cursor) {
        this.cursor = cursor;
        this.expressions = new ExpressionParser(cursor, this);
        this.fromItems = new FromParser(cursor, expressions, this);
        this.rowLimits = new RowLimitParser(cursor, expressions);
    }

    ExpressionParser expressions() {
        return expressions;
    }

    RowLimitParser rowLimits() {
        return rowLimits;
    }

    FromParser fromItems() {
        return fromItems;
    }

    Query query() throws StatementRefusedException {
        Query.With with = with();
        return query(with);
    }

    /** A query whose WITH clause has been read. */
    Query query(Query.With with) throws StatementRefusedException {
        cursor.enter();
        int start = cursor.index();
        boolean outerTies = rowLimits.beginQuery();
        List<Expression> limits = new ArrayList<>();
        Query.Body body = body(limits);
        List<Expression> orderBy = expressions.primaries().calls().orderBy();
        rowLimits.limits(limits);
        if (rowLimits.locks()) {
            rowLimits.limits(limits);
            rowLimits.locks();
        }
        variables();
        cursor.leave();
        return new Query(start, with, body, orderBy, limits, rowLimits.endQuery(outerTies));
    }

    Query.With with() throws StatementRefusedException {
        if (!cursor.acceptWord("WITH")) {
            return Query.With.NONE;
        }
        cursor.enter();
        boolean recursive = cursor.acceptWord("RECURSIVE");
        List<Query.CommonTable> tables = new ArrayList<>();
        do {
            Name name = cursor.expectName();
            List<Name> columns = fromItems.columnNames();
            cursor.expectWord("AS");
            if (cursor.acceptWord("NOT")) {
                cursor.expectWord("MATERIALIZED");
            } else {
                cursor.acceptWord("MATERIALIZED");
            }
            cursor.expectSymbol("(");
            Query.With inner = with();
            Statement change = new ChangeStatements(cursor, this).parse(inner);
            Query query = change == null ? query(inner) : null;
            cursor.expectSymbol(")");
            tables.add(
                    change == null
                            ? new Query.CommonTable(
                                    name, columns, Objects.requireNonNull(query), new RecursionParser(cursor).clauses())
                            : new Query.CommonTable(name, columns, change));
        } while (cursor.acceptSymbol(","));
        cursor.leave();
        return new Query.With(recursive, tables);
    }

    /** MySQL: {@code INTO @a, @b}, before FROM or at the end. */
    private void variables() throws StatementRefusedException {
        if (!cursor.dialect().isMySqlFamily()
                || !cursor.isWord("INTO")
                || !cursor.peek(1).isSymbol("@")) {
            return;
        }
        cursor.next();
        do {
            cursor.expectSymbol("@");
            cursor.expectName();
        } while (cursor.acceptSymbol(","));
        intoVariables = true;
    }

    /** Whether the row of a query goes to variables. */
    boolean intoVariables() {
        return intoVariables;
    }

    private Query.Body body(List<Expression> limits) throws StatementRefusedException {
        int start = cursor.index();
        List<Query.Body> branches = new ArrayList<>();
        branches.add(branch(limits));
        boolean comparesRows = false;
        BitSet selecting = new BitSet();
        while (cursor.isAnyWord("UNION", "INTERSECT", "EXCEPT", "MINUS")) {
            boolean union = cursor.next().isWord("UNION");
            boolean all = cursor.acceptWord("ALL");
            cursor.acceptWord("DISTINCT");
            comparesRows |= !(union && all);
            selecting.set(branches.size(), !union);
            branches.add(branch(limits));
        }
        return branches.size() == 1
                ? branches.get(0)
                : new Query.SetOperation(start, branches, comparesRows, selecting);
    }

    private Query.Body branch(List<Expression> limits) throws StatementRefusedException {
        int start = cursor.index();
        if (cursor.acceptSymbol("(")) {
            Query nested = query();
            cursor.expectSymbol(")");
            return new Query.Nested(nested);
        }
        if (cursor.acceptWord("VALUES")) {
            return new Query.Values(start, rows());
        }
        if (cursor.acceptWord("TABLE")) {
            FromItem table = fromItems.plainTable();
            return new Query.Select(
                    start,
                    false,
                    List.of(),
                    List.of(new Query.SelectItem(start, null, List.of(), null, start)),
                    List.of(table),
                    null,
                    List.of(),
                    null,
                    List.of(),
                    null);
        }
        cursor.expectWord("SELECT");
        return select(start, limits);
    }

    /** Rows of VALUES: {@code (1, 2), ROW(3, 4)}, or bare values where the dialect takes a row of one. */
    List<List<Expression>> rows() throws StatementRefusedException {
        List<List<Expression>> rows = new ArrayList<>();
        do {
            if (cursor.isWord("ROW") && cursor.peek(1).isSymbol("(")) {
                cursor.next();
            }
            if (cursor.isSymbol("(") && !QueryStart.isQueryInside(cursor)) {
                cursor.next();
                rows.add(cursor.isSymbol(")") ? List.of() : expressions.list());
                cursor.expectSymbol(")");
            } else {
                rows.add(List.of(expressions.expression()));
            }
        } while (cursor.acceptSymbol(","));
        return rows;
    }

    private Query.Select select(int start, List<Expression> limits) throws StatementRefusedException {
        boolean distinct = false;
        List<Expression> distinctOn = List.of();
        while (true) {
            if (cursor.acceptAnyWord("DISTINCT", "DISTINCTROW")) {
                distinct = true;
                if (cursor.acceptWord("ON")) {
                    distinct = false;
                    cursor.expectSymbol("(");
                    distinctOn = expressions.list();
                    cursor.expectSymbol(")");
                }
            } else if (!cursor.acceptAnyWord("ALL", "STRAIGHT_JOIN") && !acceptMySqlModifier()) {
                break;
            }
        }
        rowLimits.top(limits);
        List<Query.SelectItem> items = items();
        variables();
        List<FromItem> from = cursor.acceptWord("FROM") ? fromItems.list() : List.of();
        Expression where = cursor.acceptWord("WHERE") ? expressions.expression() : null;
        List<Expression> groupBy = new GroupingParser(cursor, expressions).groupBy();
        Expression having = cursor.acceptWord("HAVING") ? expressions.expression() : null;
        List<Window> windows = windows();
        Expression qualify = cursor.acceptWord("QUALIFY") ? expressions.expression() : null;
        return new Query.Select(start, distinct, distinctOn, items, from, where, groupBy, having, windows, qualify);
    }

    private boolean acceptMySqlModifier() {
        return cursor.dialect().isMySqlFamily()
                && cursor.acceptAnyWord(
                        "SQL_CALC_FOUND_ROWS",
                        "SQL_NO_CACHE",
                        "SQL_CACHE",
                        "HIGH_PRIORITY",
                        "SQL_SMALL_RESULT",
                        "SQL_BIG_RESULT",
                        "SQL_BUFFER_RESULT");
    }

    /** A select list, also of RETURNING. */
    List<Query.SelectItem> items() throws StatementRefusedException {
        List<Query.SelectItem> items = new ArrayList<>();
        if (cursor.isAnyWord("FROM", "WHERE") || cursor.endsStatement() || cursor.isSymbol(")")) {
            return items;
        }
        do {
            items.add(item());
        } while (cursor.acceptSymbol(","));
        return items;
    }

    private Query.SelectItem item() throws StatementRefusedException {
        int start = cursor.index();
        List<Name> qualifier = starQualifier();
        if (qualifier != null) {
            List<Name> excepted = excepted();
            return new Query.SelectItem(start, null, qualifier, null, cursor.index() - 1, excepted);
        }
        Expression expression = expressions.expression();
        int last = cursor.index() - 1;
        return new Query.SelectItem(start, expression, List.of(), alias(), last);
    }

    /** H2: {@code * EXCEPT (a, t.b)}. */
    private List<Name> excepted() throws StatementRefusedException {
        if (cursor.dialect() != Dialect.H2
                || !cursor.isWord("EXCEPT")
                || !cursor.peek(1).isSymbol("(")) {
            return List.of();
        }
        cursor.moveTo(cursor.index() + 2);
        List<Name> names = new ArrayList<>();
        do {
            Name name = cursor.expectName();
            while (cursor.acceptSymbol(".")) {
                name = cursor.expectName();
            }
            names.add(name);
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        return names;
    }

    /** The names before a star, or null when no star stands here. */
    private @Nullable List<Name> starQualifier() {
        int ahead = 0;
        List<Name> names = new ArrayList<>();
        while (TokenCursor.isName(cursor.peek(ahead)) && cursor.peek(ahead + 1).isSymbol(".")) {
            names.add(TokenCursor.name(cursor.peek(ahead)));
            ahead += 2;
        }
        if (!cursor.peek(ahead).isSymbol("*")) {
            return null;
        }
        cursor.moveTo(cursor.index() + ahead + 1);
        return names;
    }

    private @Nullable Name alias() throws StatementRefusedException {
        boolean as = cursor.acceptWord("AS");
        Token token = cursor.peek();
        if (token.kind() == TokenKind.STRING && token.value() != null) {
            // A label in string quotes (MySQL): its text is a name, so the plan holds for this text only.
            cursor.structural(token.slot());
            cursor.pin(token.slot());
            cursor.next();
            return Name.of((String) token.value(), true);
        }
        if (as && token.kind() == TokenKind.WORD) {
            return TokenCursor.name(cursor.next());
        }
        if (cursor.isName()) {
            return TokenCursor.name(cursor.next());
        }
        if (as) {
            throw cursor.unexpected();
        }
        return null;
    }

    private List<Window> windows() throws StatementRefusedException {
        if (!cursor.acceptWord("WINDOW")) {
            return List.of();
        }
        List<Window> windows = new ArrayList<>();
        do {
            cursor.expectName();
            cursor.expectWord("AS");
            windows.add(expressions.primaries().calls().window());
        } while (cursor.acceptSymbol(","));
        return windows;
    }
}
