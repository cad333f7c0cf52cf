package io.sigil.sql.parser;

import io.sigil.sql.SqlSession;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Statement;
import java.util.BitSet;

/** One statement, from its first token to its last. One use; not thread-safe. */
public final class StatementParser {
    private final TokenCursor cursor;
    private final QueryParser queries;

    public StatementParser(LexedSql sql, SqlSession session) throws StatementRefusedException {
        this.cursor = new TokenCursor(sql, session);
        this.queries = new QueryParser(cursor);
    }

    /** @throws StatementRefusedException when the text isn't one statement that this parser knows */
    public Statement parse() throws StatementRefusedException {
        Statement statement = statement();
        while (cursor.acceptSymbol(";")) {
            // Nothing may follow; the caller has made sure of it.
        }
        if (!cursor.atEnd()) {
            throw cursor.unexpected();
        }
        return statement;
    }

    /** Slots that are part of the grammar and can't be values of a column. */
    public BitSet structural() {
        return cursor.structural();
    }

    /** Slots whose value decided the outcome of parsing. */
    public BitSet pinned() {
        return cursor.pinned();
    }

    private Statement statement() throws StatementRefusedException {
        if (cursor.isAnyWord("EXPLAIN", "DESCRIBE", "DESC", "ANALYZE")) {
            return explain();
        }
        if (cursor.isWord("CREATE")) {
            return new CreateParser(cursor, queries).create();
        }
        if (VerbatimStatements.startsHere(cursor)) {
            return VerbatimStatements.skip(cursor);
        }
        Query.With with = queries.with();
        if (cursor.isAnyWord("INSERT", "REPLACE")) {
            return new InsertParser(cursor, queries).insert(with);
        }
        if (cursor.isWord("UPDATE")) {
            return new ChangeParser(cursor, queries).update(with);
        }
        if (cursor.isWord("DELETE")) {
            return new ChangeParser(cursor, queries).delete(with);
        }
        if (cursor.isAnyWord("SELECT", "VALUES", "TABLE") || cursor.isSymbol("(")) {
            return new Statement.Selection(queries.query(with));
        }
        throw cursor.unexpected();
    }

    /** EXPLAIN and its options; DESCRIBE or ANALYZE of a table is verbatim. */
    private Statement explain() throws StatementRefusedException {
        int start = cursor.index();
        while (!cursor.atEnd() && !isExplainable()) {
            if (cursor.peek().kind().isSlot()) {
                cursor.structural(cursor.peek().slot());
            }
            cursor.next();
        }
        if (cursor.atEnd()) {
            cursor.moveTo(start);
            return VerbatimStatements.skip(cursor);
        }
        return new Statement.Explain(statement());
    }

    private boolean isExplainable() {
        return cursor.isAnyWord("SELECT", "WITH", "VALUES", "INSERT", "REPLACE", "UPDATE", "DELETE", "CREATE", "MERGE")
                || (cursor.isSymbol("(")
                        && (cursor.peek(1).isWord("SELECT") || cursor.peek(1).isSymbol("(")));
    }
}
