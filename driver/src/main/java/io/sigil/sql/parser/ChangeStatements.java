package io.sigil.sql.parser;

import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.FromItem;
import io.sigil.sql.tree.Merge;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Statement;
import org.jspecify.annotations.Nullable;

/** The statements that change rows, wherever they stand. */
final class ChangeStatements {
    private final TokenCursor cursor;
    private final QueryParser queries;

    ChangeStatements(TokenCursor cursor, QueryParser queries) {
        this.cursor = cursor;
        this.queries = queries;
    }

    /** The change that stands here behind its WITH clause; null when none does. */
    @Nullable
    Statement parse(Query.With with) throws StatementRefusedException {
        if (cursor.isAnyWord("INSERT", "REPLACE")) {
            return new InsertParser(cursor, queries).insert(with);
        }
        if (cursor.isWord("UPDATE")) {
            return new ChangeParser(cursor, queries).update(with);
        }
        if (cursor.isWord("DELETE")) {
            return new ChangeParser(cursor, queries).delete(with);
        }
        return cursor.isWord("MERGE") ? new MergeParser(cursor, queries).merge(with) : null;
    }

    /** The item that a change writes. */
    static FromItem target(Statement change) {
        if (change instanceof Statement.Insert) {
            return ((Statement.Insert) change).target();
        }
        if (change instanceof Statement.Update) {
            return ((Statement.Update) change).target();
        }
        if (change instanceof Statement.Delete) {
            return ((Statement.Delete) change).from().get(0);
        }
        return ((Merge) change).target();
    }
}
