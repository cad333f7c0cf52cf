package io.sigil.sql.parser;

import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Expression;
import java.util.List;

/** How many rows a query gives and which of them it locks: TOP, LIMIT, OFFSET, FETCH, FOR UPDATE. */
final class RowLimitParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    /** Whether the limit of the query that is being read has WITH TIES. */
    private boolean ties;

    RowLimitParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** Gives what is to be handed to {@link #endQuery} when the query has been read. */
    boolean beginQuery() {
        boolean outer = ties;
        ties = false;
        return outer;
    }

    /** Whether the query's limit has WITH TIES. */
    boolean endQuery(boolean outer) {
        boolean ended = ties;
        ties = outer;
        return ended;
    }

    /** H2: {@code TOP (3) PERCENT WITH TIES}. */
    void top(List<Expression> limits) throws StatementRefusedException {
        if (cursor.isWord("TOP")
                && (cursor.peek(1).kind().isSlot() || cursor.peek(1).isSymbol("("))) {
            cursor.next();
            limits.add(expressions.term());
            cursor.acceptWord("PERCENT");
            if (cursor.acceptWord("WITH")) {
                cursor.expectWord("TIES");
                ties = true;
            }
        }
    }

    /** LIMIT, OFFSET and FETCH in any order that a dialect takes. */
    void limits(List<Expression> limits) throws StatementRefusedException {
        while (true) {
            if (cursor.acceptWord("LIMIT")) {
                if (!cursor.acceptWord("ALL")) {
                    limits.add(expressions.term());
                    if (cursor.acceptSymbol(",")) {
                        limits.add(expressions.term());
                    }
                    rowsExamined(limits);
                }
            } else if (cursor.acceptWord("OFFSET")) {
                limits.add(expressions.term());
                cursor.acceptAnyWord("ROW", "ROWS");
            } else if (cursor.acceptWord("FETCH")) {
                fetch(limits);
            } else {
                return;
            }
        }
    }

    /** MariaDB: {@code LIMIT 5 ROWS EXAMINED 100}. */
    private void rowsExamined(List<Expression> limits) throws StatementRefusedException {
        if (cursor.isWords("ROWS", "EXAMINED") && cursor.dialect().isMySqlFamily()) {
            cursor.moveTo(cursor.index() + 2);
            limits.add(expressions.term());
        }
    }

    private void fetch(List<Expression> limits) throws StatementRefusedException {
        if (!cursor.acceptAnyWord("FIRST", "NEXT")) {
            throw cursor.unexpected();
        }
        if (!cursor.isAnyWord("ROW", "ROWS")) {
            limits.add(expressions.term());
            cursor.acceptWord("PERCENT");
        }
        if (!cursor.acceptAnyWord("ROW", "ROWS")) {
            throw cursor.unexpected();
        }
        if (!cursor.acceptWord("ONLY")) {
            cursor.expectWord("WITH");
            cursor.expectWord("TIES");
            ties = true;
        }
    }

    private void lockedTables() throws StatementRefusedException {
        do {
            cursor.expectName();
            while (cursor.acceptSymbol(".")) {
                cursor.expectName();
            }
        } while (cursor.acceptSymbol(","));
    }

    private void waiting() {
        if (cursor.acceptWord("WAIT") && cursor.peek().kind() == TokenKind.NUMBER) {
            cursor.structural(cursor.next().slot());
        }
        cursor.acceptWord("NOWAIT");
        cursor.acceptWords("SKIP", "LOCKED");
    }

    /** FOR UPDATE and its relatives: they name rows and tables, never values. */
    boolean locks() throws StatementRefusedException {
        int start = cursor.index();
        while (true) {
            if (cursor.acceptWord("FOR")) {
                if (cursor.acceptWord("NO")) {
                    cursor.expectWord("KEY");
                } else {
                    cursor.acceptWord("KEY");
                }
                if (!cursor.acceptAnyWord("UPDATE", "SHARE")) {
                    throw cursor.unexpected();
                }
                if (cursor.acceptWord("OF")) {
                    lockedTables();
                }
                waiting();
            } else if (cursor.isWords("LOCK", "IN")) {
                cursor.moveTo(cursor.index() + 2);
                cursor.expectWord("SHARE");
                cursor.expectWord("MODE");
                waiting();
            } else {
                return cursor.index() > start;
            }
        }
    }
}
