package io.sigil.sql.parser;

import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.FromItem;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** UPDATE and DELETE. */
final class ChangeParser {
    private final TokenCursor cursor;
    private final QueryParser queries;
    private final ExpressionParser expressions;

    ChangeParser(TokenCursor cursor, QueryParser queries) {
        this.cursor = cursor;
        this.queries = queries;
        this.expressions = queries.expressions();
    }

    Statement update(Query.With with) throws StatementRefusedException {
        cursor.next();
        cursor.acceptWord("LOW_PRIORITY");
        cursor.acceptWord("IGNORE");
        FromItem target = queries.fromItems().joined();
        List<FromItem> others = new ArrayList<>();
        while (cursor.acceptSymbol(",")) {
            others.add(queries.fromItems().joined());
        }
        cursor.expectWord("SET");
        List<Statement.Assignment> assignments = new AssignmentParser(cursor, queries).list();
        if (cursor.acceptWord("FROM")) {
            others.addAll(queries.fromItems().list());
        }
        Tail tail = new Tail();
        return new Statement.Update(
                with, target, others, assignments, tail.where, tail.orderBy, tail.limits, tail.returning);
    }

    Statement delete(Query.With with) throws StatementRefusedException {
        cursor.next();
        while (cursor.acceptAnyWord("LOW_PRIORITY", "QUICK", "IGNORE")) {
            // Modifiers of MySQL and MariaDB change nothing here.
        }
        List<FromItem> from = new ArrayList<>();
        if (cursor.acceptWord("FROM")) {
            from.add(queries.fromItems().joined());
            if (cursor.acceptWord("USING")) {
                from.addAll(queries.fromItems().list());
            }
        } else {
            // MySQL: DELETE t1, t2 FROM t1 JOIN t2 …; the targets are among the items of FROM.
            do {
                queries.fromItems().tableName();
            } while (cursor.acceptSymbol(","));
            cursor.expectWord("FROM");
            from.addAll(queries.fromItems().list());
        }
        Tail tail = new Tail();
        return new Statement.Delete(with, from, tail.where, tail.orderBy, tail.limits, tail.returning);
    }

    /** What follows in both: WHERE, ORDER BY, LIMIT, RETURNING. */
    private final class Tail {
        private final @Nullable Expression where;
        private final List<Expression> orderBy;
        private final List<Expression> limits = new ArrayList<>();
        private final List<Query.SelectItem> returning;

        Tail() throws StatementRefusedException {
            where = cursor.acceptWord("WHERE") ? expressions.expression() : null;
            orderBy = expressions.primaries().calls().orderBy();
            queries.rowLimits().limits(limits);
            returning = cursor.acceptWord("RETURNING") ? queries.items() : List.of();
        }
    }
}
