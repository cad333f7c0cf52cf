package io.sigil.sql.parser;

import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.CreateIndex;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.FromItem;
import io.sigil.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/** CREATE INDEX in the dialects' spellings. The cursor stands behind CREATE. */
final class IndexParser {
    private final TokenCursor cursor;
    private final QueryParser queries;
    private final List<Expression> keys = new ArrayList<>();
    private final List<Expression> prefixes = new ArrayList<>();

    IndexParser(TokenCursor cursor, QueryParser queries) {
        this.cursor = cursor;
        this.queries = queries;
    }

    boolean startsHere() {
        return cursor.isAnyWord("INDEX", "UNIQUE", "FULLTEXT", "SPATIAL", "HASH")
                || (cursor.isWords("OR", "REPLACE")
                        && (cursor.peek(2).isWord("INDEX") || cursor.peek(3).isWord("INDEX")));
    }

    Statement index() throws StatementRefusedException {
        cursor.acceptWords("OR", "REPLACE");
        CreateIndex.Kind kind = CreateIndex.Kind.LOOKUP;
        while (!cursor.acceptWord("INDEX")) {
            if (cursor.acceptWord("UNIQUE")) {
                kind = CreateIndex.Kind.UNIQUE;
                nulls();
            } else if (cursor.acceptAnyWord("FULLTEXT", "SPATIAL")) {
                kind = CreateIndex.Kind.CONTENT;
            } else {
                cursor.expectWord("HASH");
            }
        }
        cursor.acceptWord("CONCURRENTLY");
        if (cursor.acceptWord("IF")) {
            cursor.expectWord("NOT");
            cursor.expectWord("EXISTS");
        }
        if (!cursor.isAnyWord("ON", "USING")) {
            queries.fromItems().tableName();
        }
        method();
        cursor.expectWord("ON");
        cursor.acceptWord("ONLY");
        FromItem.Table table = queries.fromItems().plainTable();
        method();
        cursor.expectSymbol("(");
        do {
            key();
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        List<Expression> included = new ArrayList<>();
        if (cursor.acceptWord("INCLUDE")) {
            cursor.expectSymbol("(");
            included.addAll(queries.expressions().list());
            cursor.expectSymbol(")");
        }
        if (cursor.acceptWord("NULLS")) {
            cursor.acceptWord("NOT");
            cursor.expectWord("DISTINCT");
        }
        while (!cursor.atEnd() && !cursor.isSymbol(";") && !cursor.isWord("WHERE")) {
            cursor.skipGroup();
        }
        Expression where = cursor.acceptWord("WHERE") ? queries.expressions().expression() : null;
        return new CreateIndex(table, kind, keys, prefixes, included, where);
    }

    /** H2: CREATE UNIQUE NULLS DISTINCT INDEX. */
    private void nulls() throws StatementRefusedException {
        if (cursor.acceptWord("NULLS")) {
            if (!cursor.acceptWord("ALL")) {
                cursor.acceptWord("NOT");
            }
            cursor.expectWord("DISTINCT");
        }
    }

    private void method() throws StatementRefusedException {
        if (cursor.acceptWord("USING")) {
            cursor.expectName();
        }
    }

    private void key() throws StatementRefusedException {
        boolean prefix = cursor.dialect().isMySqlFamily()
                && cursor.isName()
                && cursor.peek(1).isSymbol("(")
                && cursor.peek(2).kind() == TokenKind.NUMBER
                && cursor.peek(3).isSymbol(")");
        if (prefix) {
            int start = cursor.index();
            prefixes.add(new Expression.ColumnReference(start, List.of(), cursor.expectName()));
            cursor.skipGroup();
        } else {
            keys.add(queries.expressions().expression());
        }
        // PostgreSQL's operator class, with parameters.
        if (cursor.isName() && !cursor.isAnyWord("NULLS")) {
            queries.fromItems().tableName();
            if (cursor.isSymbol("(")) {
                cursor.skipGroup();
            }
        }
        cursor.acceptAnyWord("ASC", "DESC");
        if (cursor.acceptWord("NULLS")) {
            cursor.next();
        }
    }
}
