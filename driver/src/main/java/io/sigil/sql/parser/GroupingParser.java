package io.sigil.sql.parser;

import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Expression;
import java.util.ArrayList;
import java.util.List;

/** GROUP BY: ISO/IEC 9075-2, 7.13. Which keys are grouped together doesn't matter, only that they are. */
final class GroupingParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;

    GroupingParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    List<Expression> groupBy() throws StatementRefusedException {
        List<Expression> keys = new ArrayList<>();
        if (!cursor.acceptWords("GROUP", "BY")) {
            return keys;
        }
        cursor.acceptAnyWord("ALL", "DISTINCT");
        do {
            element(keys);
            cursor.acceptAnyWord("ASC", "DESC");
        } while (cursor.acceptSymbol(","));
        cursor.acceptWords("WITH", "ROLLUP");
        return keys;
    }

    private void element(List<Expression> keys) throws StatementRefusedException {
        if (cursor.isWords("GROUPING", "SETS")) {
            cursor.moveTo(cursor.index() + 2);
            nested(keys);
        } else if (cursor.isAnyWord("ROLLUP", "CUBE") && cursor.peek(1).isSymbol("(")) {
            cursor.next();
            nested(keys);
        } else if (cursor.isSymbol("(") && cursor.peek(1).isSymbol(")")) {
            cursor.moveTo(cursor.index() + 2);
        } else {
            keys.add(expressions.expression());
        }
    }

    private void nested(List<Expression> keys) throws StatementRefusedException {
        cursor.enter();
        cursor.expectSymbol("(");
        do {
            element(keys);
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        cursor.leave();
    }
}
