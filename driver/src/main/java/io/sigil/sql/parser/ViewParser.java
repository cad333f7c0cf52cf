package io.sigil.sql.parser;

import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.CreateView;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Statement;
import java.util.List;
import java.util.Set;

/** CREATE VIEW in the dialects' spellings. The cursor stands behind CREATE or ALTER. */
final class ViewParser {
    /** What may stand between CREATE and VIEW. A recursive view names itself and isn't among it. */
    private static final Set<String> MODIFIERS = Set.of(
            "OR",
            "REPLACE",
            "FORCE",
            "NO",
            "TEMP",
            "TEMPORARY",
            "GLOBAL",
            "LOCAL",
            "MATERIALIZED",
            "ALGORITHM",
            "UNDEFINED",
            "MERGE",
            "TEMPTABLE",
            "SQL",
            "SECURITY",
            "INVOKER");

    private final TokenCursor cursor;
    private final QueryParser queries;

    ViewParser(TokenCursor cursor, QueryParser queries) {
        this.cursor = cursor;
        this.queries = queries;
    }

    /** Passes the modifiers when VIEW is behind them; otherwise the cursor stays. */
    boolean moveToView() {
        int start = cursor.index();
        while (!cursor.isWord("VIEW")) {
            if (cursor.acceptWord("DEFINER")) {
                skipUser();
            } else if (MODIFIERS.contains(cursor.upperWord()) || cursor.isSymbol("=")) {
                cursor.next();
            } else {
                cursor.moveTo(start);
                return false;
            }
        }
        return true;
    }

    /** {@code = root@localhost}, {@code = CURRENT_USER()}; SQL SECURITY DEFINER has nothing to skip. */
    private void skipUser() {
        if (!cursor.acceptSymbol("=")) {
            return;
        }
        while (!cursor.atEnd() && !cursor.isAnyWord("SQL", "VIEW")) {
            cursor.skipGroup();
        }
    }

    Statement view() throws StatementRefusedException {
        cursor.expectWord("VIEW");
        if (cursor.acceptWord("IF")) {
            cursor.expectWord("NOT");
            cursor.expectWord("EXISTS");
        }
        int start = cursor.index();
        List<Name> name = queries.fromItems().tableName();
        List<Name> columns = queries.fromItems().columnNames();
        while (!cursor.isWord("AS") && cursor.acceptAnyWord("WITH", "TABLESPACE", "USING", "COMMENT")) {
            cursor.skipGroup();
        }
        cursor.expectWord("AS");
        Query query = queries.query();
        if (cursor.acceptWord("WITH")) {
            cursor.acceptAnyWord("CASCADED", "LOCAL", "NO");
            if (!cursor.acceptWords("CHECK", "OPTION")) {
                cursor.expectWord("DATA");
            }
        }
        return new CreateView(start, name, columns, query);
    }
}
