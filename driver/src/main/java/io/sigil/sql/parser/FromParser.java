package io.sigil.sql.parser;

import io.sigil.dialect.Dialect;
import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.DeltaTable;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.FromItem;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables, derived tables, table functions and joins. */
final class FromParser {
    /** No database joins so many. */
    private static final int MOST_JOINS = 1_000;

    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final QueryParser queries;

    FromParser(TokenCursor cursor, ExpressionParser expressions, QueryParser queries) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.queries = queries;
    }

    List<FromItem> list() throws StatementRefusedException {
        List<FromItem> items = new ArrayList<>();
        do {
            items.add(joined());
        } while (cursor.acceptSymbol(","));
        return items;
    }

    /** An item and the joins behind it. */
    FromItem joined() throws StatementRefusedException {
        cursor.enter();
        int start = cursor.index();
        FromItem left = item();
        for (int joins = 0; ; joins++) {
            boolean natural = cursor.acceptWord("NATURAL");
            boolean cross = cursor.acceptWord("CROSS");
            boolean rightOuter = cursor.isWord("RIGHT");
            if (!acceptJoin()) {
                if (natural || cross) {
                    throw cursor.unexpected();
                }
                break;
            }
            if (joins == MOST_JOINS) {
                throw cursor.notUnderstood(cursor.index(), "it joins more than " + MOST_JOINS + " tables");
            }
            FromItem right = item();
            Expression on = null;
            List<Name> using = List.of();
            Name usingAlias = null;
            if (cursor.acceptWord("ON")) {
                on = expressions.expression();
            } else if (cursor.acceptWord("USING")) {
                using = columnNames();
                usingAlias = cursor.acceptWord("AS") ? cursor.expectName() : null;
            }
            left = new FromItem.Join(start, left, right, rightOuter, natural, on, using, usingAlias);
        }
        cursor.leave();
        return left;
    }

    private boolean acceptJoin() throws StatementRefusedException {
        if (cursor.acceptWord("STRAIGHT_JOIN")) {
            return true;
        }
        boolean kind = cursor.acceptWord("INNER");
        if (!kind && cursor.isAnyWord("LEFT", "RIGHT", "FULL")) {
            cursor.next();
            cursor.acceptWord("OUTER");
            kind = true;
        }
        if (cursor.acceptWord("JOIN")) {
            return true;
        }
        if (kind) {
            throw cursor.unexpected();
        }
        return false;
    }

    private FromItem item() throws StatementRefusedException {
        int start = cursor.index();
        if (cursor.isSymbol("{") && cursor.peek(1).isWord("OJ")) {
            cursor.moveTo(start + 2);
            FromItem join = joined();
            cursor.expectSymbol("}");
            return join;
        }
        boolean lateral = cursor.acceptWord("LATERAL");
        if (cursor.isSymbol("(")) {
            return parenthesized(start, lateral);
        }
        if (isDelta()) {
            return delta(start);
        }
        cursor.acceptWord("ONLY");
        TableFunctionParser functions = new TableFunctionParser(cursor, expressions, this);
        if (functions.startsHere()) {
            return functions.function();
        }
        return table();
    }

    private FromItem parenthesized(int start, boolean lateral) throws StatementRefusedException {
        Query query = expressions.primaries().parenthesizedQueryOrNull();
        if (query == null && cursor.peek(1).isWord("VALUES")) {
            // MySQL and MariaDB: in FROM this is a table of rows, not the VALUES function.
            cursor.expectSymbol("(");
            query = queries.query();
            cursor.expectSymbol(")");
        }
        if (query != null) {
            Name alias = alias();
            return new FromItem.Derived(start, query, lateral, alias, alias == null ? List.of() : columnNames());
        }
        cursor.expectSymbol("(");
        FromItem inner = joined();
        for (int joins = 0; cursor.dialect().isMySqlFamily() && cursor.acceptSymbol(","); joins++) {
            if (joins == MOST_JOINS) {
                throw cursor.notUnderstood(cursor.index(), "it joins more than " + MOST_JOINS + " tables");
            }
            inner = new FromItem.Join(start, inner, joined(), false, false, null, List.of(), null);
        }
        cursor.expectSymbol(")");
        if (alias() != null) {
            throw cursor.notUnderstood(start, "a join in parentheses has an alias");
        }
        return inner;
    }

    /** H2: {@code FINAL TABLE (change)}. */
    private boolean isDelta() {
        return cursor.dialect() == Dialect.H2
                && cursor.isAnyWord("FINAL", "NEW", "OLD")
                && cursor.peek(1).isWord("TABLE")
                && cursor.peek(2).isSymbol("(");
    }

    private FromItem delta(int start) throws StatementRefusedException {
        cursor.moveTo(start + 3);
        Statement change = new ChangeStatements(cursor, queries).parse(Query.With.NONE);
        if (change == null) {
            throw cursor.unexpected();
        }
        cursor.expectSymbol(")");
        Name alias = alias();
        List<Name> columns = alias == null ? List.of() : columnNames();
        return new DeltaTable(start, change, ChangeStatements.target(change), alias, columns);
    }

    /** A table with its alias, column aliases and index hints. */
    FromItem.Table table() throws StatementRefusedException {
        int start = cursor.index();
        List<Name> name = tableName();
        partitions();
        Name alias = alias();
        List<Name> columns = alias == null ? List.of() : columnNames();
        tableSample();
        indexHints();
        return new FromItem.Table(start, name, alias, columns);
    }

    /** MySQL and MariaDB: {@code PARTITION (p0, p1)}. */
    void partitions() throws StatementRefusedException {
        if (cursor.dialect().isMySqlFamily()
                && cursor.isWord("PARTITION")
                && cursor.peek(1).isSymbol("(")) {
            cursor.next();
            columnNames();
        }
    }

    /** PostgreSQL: {@code TABLESAMPLE SYSTEM (10) REPEATABLE (3)}. */
    private void tableSample() throws StatementRefusedException {
        if (cursor.dialect() != Dialect.POSTGRESQL || !cursor.acceptWord("TABLESAMPLE")) {
            return;
        }
        tableName();
        structuralNumber();
        if (cursor.acceptWord("REPEATABLE")) {
            structuralNumber();
        }
    }

    private void structuralNumber() throws StatementRefusedException {
        cursor.expectSymbol("(");
        if (cursor.peek().kind() != TokenKind.NUMBER) {
            throw cursor.unexpected();
        }
        cursor.structural(cursor.next().slot());
        cursor.expectSymbol(")");
    }

    /** A table without anything behind its name. */
    FromItem.Table plainTable() throws StatementRefusedException {
        int start = cursor.index();
        return new FromItem.Table(start, tableName(), null, List.of());
    }

    List<Name> tableName() throws StatementRefusedException {
        List<Name> name = new ArrayList<>();
        name.add(cursor.expectName());
        while (cursor.acceptSymbol(".")) {
            Token part = cursor.next();
            if (part.kind() != TokenKind.WORD && part.kind() != TokenKind.QUOTED_IDENTIFIER) {
                throw cursor.notUnderstood(cursor.index() - 1, "a name was expected after the dot");
            }
            name.add(TokenCursor.name(part));
        }
        if (name.size() > 3) {
            throw cursor.notUnderstood(cursor.index() - 1, "a table's name has more than three parts");
        }
        cursor.acceptSymbol("*");
        return name;
    }

    @Nullable
    Name alias() throws StatementRefusedException {
        if (cursor.acceptWord("AS")) {
            return cursor.expectName();
        }
        return cursor.isName() ? cursor.expectName() : null;
    }

    /** {@code (a, b)}, or nothing. */
    List<Name> columnNames() throws StatementRefusedException {
        if (!cursor.acceptSymbol("(")) {
            return List.of();
        }
        List<Name> columns = names();
        cursor.expectSymbol(")");
        return columns;
    }

    List<Name> names() throws StatementRefusedException {
        List<Name> names = new ArrayList<>();
        do {
            names.add(cursor.expectName());
        } while (cursor.acceptSymbol(","));
        return names;
    }

    /** MySQL Reference Manual, 10.9.4: USE, IGNORE or FORCE INDEX. */
    private void indexHints() throws StatementRefusedException {
        while (cursor.isAnyWord("USE", "IGNORE", "FORCE")
                && (cursor.peek(1).isWord("INDEX") || cursor.peek(1).isWord("KEY"))) {
            cursor.moveTo(cursor.index() + 2);
            if (cursor.acceptWord("FOR")) {
                if (!cursor.acceptWord("JOIN")) {
                    cursor.next();
                    cursor.expectWord("BY");
                }
            }
            cursor.expectSymbol("(");
            while (!cursor.acceptSymbol(")")) {
                if (!cursor.acceptWord("PRIMARY")) {
                    cursor.expectName();
                }
                cursor.acceptSymbol(",");
            }
            if (cursor.isSymbol(",")
                    && (cursor.peek(1).isWord("USE")
                            || cursor.peek(1).isWord("IGNORE")
                            || cursor.peek(1).isWord("FORCE"))) {
                cursor.next();
            }
        }
    }
}
