package io.sigil.sql.parser;

import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.FromItem;
import io.sigil.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** CREATE TABLE with column definitions, and CREATE INDEX. Literals of a definition are part of the grammar. */
final class CreateParser {
    private static final Set<String> TABLE_CONSTRAINTS = Set.of(
            "CONSTRAINT",
            "PRIMARY",
            "UNIQUE",
            "FOREIGN",
            "CHECK",
            "INDEX",
            "KEY",
            "FULLTEXT",
            "SPATIAL",
            "EXCLUDE",
            "LIKE",
            "PERIOD");

    /** Words that end a column's type. */
    private static final Set<String> COLUMN_CONSTRAINTS = Set.of(
            "NOT",
            "NULL",
            "DEFAULT",
            "PRIMARY",
            "UNIQUE",
            "CHECK",
            "REFERENCES",
            "CONSTRAINT",
            "GENERATED",
            "AUTO_INCREMENT",
            "AUTOINCREMENT",
            "IDENTITY",
            "COMMENT",
            "KEY",
            "AS",
            "ON",
            "STORAGE",
            "VISIBLE",
            "INVISIBLE",
            "VIRTUAL",
            "STORED",
            "SELECTIVITY",
            "COMPRESSION",
            "DEFERRABLE",
            "INITIALLY",
            "COLUMN_FORMAT");

    private final TokenCursor cursor;
    private final QueryParser queries;

    CreateParser(TokenCursor cursor, QueryParser queries) {
        this.cursor = cursor;
        this.queries = queries;
    }

    Statement create() throws StatementRefusedException {
        cursor.expectWord("CREATE");
        if (cursor.isAnyWord("INDEX", "UNIQUE")) {
            return index();
        }
        while (cursor.acceptAnyWord("GLOBAL", "LOCAL", "TEMPORARY", "TEMP", "UNLOGGED", "CACHED", "MEMORY")) {
            // Kinds of tables: the columns read alike.
        }
        cursor.expectWord("TABLE");
        if (cursor.acceptWord("IF")) {
            cursor.expectWord("NOT");
            cursor.expectWord("EXISTS");
        }
        return table();
    }

    private Statement table() throws StatementRefusedException {
        int start = cursor.index();
        List<Name> name = queries.fromItems().tableName();
        cursor.expectSymbol("(");
        List<Statement.ColumnDefinition> columns = new ArrayList<>();
        List<Statement.TableConstraint> constraints = new ArrayList<>();
        do {
            String word = cursor.peek().kind() == TokenKind.WORD
                    ? cursor.peek().text().toUpperCase(Locale.ROOT)
                    : "";
            if (TABLE_CONSTRAINTS.contains(word)) {
                constraints.add(constraint(word));
            } else {
                columns.add(column());
            }
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        options();
        return new Statement.CreateTable(start, name, columns, constraints);
    }

    private Statement.ColumnDefinition column() throws StatementRefusedException {
        int start = cursor.index();
        Token token = cursor.next();
        if (token.kind() != TokenKind.WORD && token.kind() != TokenKind.QUOTED_IDENTIFIER) {
            throw cursor.notUnderstood(start, "a column definition was expected");
        }
        int typeStart = cursor.index();
        while (!endsType()) {
            skipToken();
        }
        int typeEnd = cursor.index();
        List<String> constraints = new ArrayList<>();
        while (!cursor.isSymbol(",") && !cursor.isSymbol(")") && !cursor.atEnd()) {
            if (cursor.peek().kind() == TokenKind.WORD) {
                constraints.add(cursor.peek().text().toUpperCase(Locale.ROOT));
            }
            skipToken();
        }
        return new Statement.ColumnDefinition(
                TokenCursor.name(token), start, typeStart, typeEnd, cursor.index(), constraints);
    }

    private boolean endsType() {
        Token token = cursor.peek();
        return token.isSymbol(",")
                || token.isSymbol(")")
                || token.kind() == TokenKind.END
                || (token.kind() == TokenKind.WORD
                        && COLUMN_CONSTRAINTS.contains(token.text().toUpperCase(Locale.ROOT)));
    }

    private Statement.TableConstraint constraint(String first) throws StatementRefusedException {
        int start = cursor.index();
        String keyword = first;
        if (cursor.acceptWord("CONSTRAINT")) {
            if (!cursor.isAnyWord("PRIMARY", "UNIQUE", "FOREIGN", "CHECK")) {
                cursor.next();
            }
            keyword = cursor.peek().text().toUpperCase(Locale.ROOT);
        }
        List<Name> names = new ArrayList<>();
        while (!cursor.isSymbol(",") && !cursor.isSymbol(")") && !cursor.atEnd()) {
            if (cursor.isSymbol("(") && names.isEmpty()) {
                for (int i = cursor.index(); i < cursor.closing(cursor.index()); i++) {
                    Token token = cursor.at(i);
                    if (token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_IDENTIFIER) {
                        names.add(TokenCursor.name(token));
                    }
                }
            }
            skipToken();
        }
        return new Statement.TableConstraint(start, keyword, names);
    }

    /** One token, or everything within a pair of parentheses. */
    private void skipToken() {
        int last = cursor.isSymbol("(") ? cursor.closing(cursor.index()) : cursor.index();
        while (cursor.index() <= last) {
            if (cursor.peek().kind().isSlot()) {
                cursor.structural(cursor.peek().slot());
            }
            cursor.next();
        }
    }

    /** What follows the definitions: engine, character set, tablespace; a query there would copy rows and is refused. */
    private void options() throws StatementRefusedException {
        while (!cursor.atEnd() && !cursor.isSymbol(";")) {
            if (cursor.isAnyWord("AS", "SELECT", "WITH", "PARTITION", "INHERITS") && !isStorageOption()) {
                throw cursor.unexpected();
            }
            skipToken();
        }
    }

    /** PostgreSQL's {@code WITH (fillfactor = 70)}. */
    private boolean isStorageOption() {
        return cursor.isWord("WITH") && cursor.peek(1).isSymbol("(");
    }

    private Statement index() throws StatementRefusedException {
        boolean unique = cursor.acceptWord("UNIQUE");
        cursor.expectWord("INDEX");
        cursor.acceptWord("CONCURRENTLY");
        if (cursor.acceptWord("IF")) {
            cursor.expectWord("NOT");
            cursor.expectWord("EXISTS");
        }
        if (!cursor.isWord("ON")) {
            queries.fromItems().tableName();
        }
        cursor.expectWord("ON");
        cursor.acceptWord("ONLY");
        FromItem.Table table = queries.fromItems().plainTable();
        if (cursor.acceptWord("USING")) {
            cursor.expectName();
        }
        cursor.expectSymbol("(");
        List<Expression> keys = new ArrayList<>();
        do {
            keys.add(queries.expressions().expression());
            cursor.acceptAnyWord("ASC", "DESC");
            if (cursor.acceptWord("NULLS")) {
                cursor.next();
            }
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        return new Statement.CreateIndex(table, unique, keys);
    }
}
