package io.sigil.sql.parser;

import io.sigil.dialect.Dialect;
import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Recursion;
import java.util.ArrayList;
import java.util.List;

/** What may follow a recursive common table: PostgreSQL's SEARCH and CYCLE, MariaDB's CYCLE … RESTRICT. */
final class RecursionParser {
    private final TokenCursor cursor;
    private final List<Name> ordered = new ArrayList<>();
    private final List<Name> compared = new ArrayList<>();
    private final List<Name> added = new ArrayList<>();

    RecursionParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    Recursion clauses() throws StatementRefusedException {
        boolean postgres = cursor.dialect() == Dialect.POSTGRESQL;
        if (postgres && cursor.acceptWord("SEARCH")) {
            if (!cursor.acceptAnyWord("DEPTH", "BREADTH")) {
                throw cursor.unexpected();
            }
            cursor.expectWord("FIRST");
            cursor.expectWord("BY");
            names(ordered);
            cursor.expectWord("SET");
            added.add(cursor.expectName());
        }
        if ((postgres || cursor.dialect() == Dialect.MARIADB) && cursor.acceptWord("CYCLE")) {
            names(compared);
            if (postgres) {
                mark();
            } else {
                cursor.expectWord("RESTRICT");
            }
        }
        return new Recursion(ordered, compared, added);
    }

    /** {@code SET mark [TO value DEFAULT value] USING path}. */
    private void mark() throws StatementRefusedException {
        cursor.expectWord("SET");
        added.add(cursor.expectName());
        if (cursor.acceptWord("TO")) {
            constant();
            cursor.expectWord("DEFAULT");
            constant();
        }
        cursor.expectWord("USING");
        added.add(cursor.expectName());
    }

    private void constant() throws StatementRefusedException {
        if (!cursor.peek().kind().isSlot()) {
            throw cursor.unexpected();
        }
        cursor.structural(cursor.next().slot());
    }

    private void names(List<Name> names) throws StatementRefusedException {
        do {
            names.add(cursor.expectName());
        } while (cursor.acceptSymbol(","));
    }
}
