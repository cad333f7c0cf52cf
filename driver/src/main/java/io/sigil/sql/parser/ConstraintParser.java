package io.sigil.sql.parser;

import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Reference;
import io.sigil.sql.tree.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Table constraints and indexes among the definitions of CREATE TABLE, and behind ALTER TABLE … ADD. */
final class ConstraintParser {
    private static final Set<String> STARTS = Set.of(
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

    /** Those whose first parentheses hold their keys. */
    private static final Set<String> KEYED =
            Set.of("PRIMARY", "UNIQUE", "FOREIGN", "INDEX", "KEY", "FULLTEXT", "SPATIAL");

    private final TokenCursor cursor;
    private final QueryParser queries;
    private final DefinitionParser definitions;

    ConstraintParser(TokenCursor cursor, QueryParser queries, DefinitionParser definitions) {
        this.cursor = cursor;
        this.queries = queries;
        this.definitions = definitions;
    }

    boolean startsHere() {
        return STARTS.contains(cursor.upperWord());
    }

    TableConstraint constraint() throws StatementRefusedException {
        int start = cursor.index();
        if (cursor.acceptWord("CONSTRAINT")) {
            cursor.acceptWords("IF", "NOT");
            cursor.acceptWord("EXISTS");
            if (!cursor.isAnyWord("PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "EXCLUDE")) {
                cursor.next();
            }
        }
        String keyword = cursor.upperWord();
        if (!STARTS.contains(keyword)) {
            throw cursor.unexpected();
        }
        cursor.next();
        if (keyword.equals("LIKE")) {
            return like(start);
        }
        List<Name> columns = new ArrayList<>();
        List<Name> computed = new ArrayList<>();
        Reference reference = null;
        boolean keysRead = !KEYED.contains(keyword);
        while (!cursor.atEnd() && !cursor.isSymbol(",") && !cursor.isSymbol(")") && !cursor.isSymbol(";")) {
            if (cursor.isWord("REFERENCES")) {
                reference = definitions.reference();
            } else if (cursor.isSymbol("(") && !keysRead) {
                keys(columns, computed);
                keysRead = true;
            } else {
                int group = cursor.index();
                cursor.skipGroup();
                if (cursor.index() > group + 1) {
                    computed.addAll(cursor.names(group, cursor.index()));
                }
            }
        }
        return new TableConstraint(start, keyword, columns, computed, reference);
    }

    /** {@code LIKE t INCLUDING ALL}. */
    TableConstraint like(int start) throws StatementRefusedException {
        int token = cursor.index();
        Reference source = new Reference(token, queries.fromItems().tableName(), List.of());
        while (cursor.acceptAnyWord("INCLUDING", "EXCLUDING")) {
            cursor.next();
        }
        return new TableConstraint(start, "LIKE", List.of(), List.of(), source);
    }

    private void keys(List<Name> columns, List<Name> computed) {
        int end = cursor.closing(cursor.index());
        int first = cursor.index() + 1;
        cursor.skipGroup();
        int depth = 0;
        for (int i = first; i <= end; i++) {
            if (depth == 0 && (cursor.at(i).isSymbol(",") || i == end)) {
                (isColumn(first, i) ? columns : computed)
                        .addAll(cursor.names(first, isColumn(first, i) ? first + 1 : i));
                first = i + 1;
            } else if (cursor.at(i).isSymbol("(")) {
                depth++;
            } else if (cursor.at(i).isSymbol(")")) {
                depth--;
            }
        }
    }

    /** A name and nothing but an order behind it. */
    private boolean isColumn(int first, int end) {
        for (int i = first + 1; i < end; i++) {
            boolean order = cursor.at(i).isWord("ASC")
                    || cursor.at(i).isWord("DESC")
                    || cursor.at(i).isWord("NULLS")
                    || cursor.at(i).isWord("FIRST")
                    || cursor.at(i).isWord("LAST");
            if (!order) {
                return false;
            }
        }
        TokenKind kind = cursor.at(first).kind();
        return first < end && (kind == TokenKind.WORD || kind == TokenKind.QUOTED_IDENTIFIER);
    }
}
