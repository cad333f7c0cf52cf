package io.sigil.sql.parser;

import io.sigil.sql.SqlSession;
import io.sigil.sql.StatementPart;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Invocation;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Statement;
import io.sigil.sql.tree.VariableSelection;
import java.util.BitSet;

/** The statements of one text, each from its first token to its last. One use; not thread-safe. */
public final class StatementParser {
    private final TokenCursor cursor;
    private final QueryParser queries;

    public StatementParser(LexedSql sql, SqlSession session) throws StatementRefusedException {
        this.cursor = new TokenCursor(sql, session);
        this.queries = new QueryParser(cursor);
    }

    /** @throws StatementRefusedException when the part isn't a statement that this parser knows */
    public Statement parse(StatementPart part) throws StatementRefusedException {
        cursor.moveTo(part.first());
        Statement statement = statement();
        boolean misplacedVariables = queries.intoVariables() && !(statement instanceof VariableSelection);
        if (cursor.index() != part.end() || misplacedVariables) {
            throw cursor.unexpected();
        }
        return statement;
    }

    /**
     * A statement that calls a mapped procedure.
     *
     * @param mention index of the first token of its name
     * @throws StatementRefusedException when it does anything else
     */
    public Invocation parseInvocation(StatementPart part, int mention) throws StatementRefusedException {
        return new InvocationParser(cursor, queries, mention).parse(part);
    }

    /** Passes over a statement whose values are sent as they are. */
    public void skip(StatementPart part) {
        for (Token token : part.tokens()) {
            if (token.kind().isSlot()) {
                cursor.structural(token.slot());
            }
        }
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
        if (cursor.isWord("ALTER")) {
            return new AlterParser(cursor, queries).alter();
        }
        if (VerbatimStatements.startsHere(cursor)) {
            return VerbatimStatements.skip(cursor);
        }
        Query.With with = queries.with();
        Statement change = new ChangeStatements(cursor, queries).parse(with);
        if (change != null) {
            return change;
        }
        if (cursor.isAnyWord("SELECT", "VALUES", "TABLE") || cursor.isSymbol("(")) {
            Query query = queries.query(with);
            return queries.intoVariables() ? new VariableSelection(query) : new Statement.Selection(query);
        }
        throw cursor.unexpected();
    }

    private Statement explain() throws StatementRefusedException {
        ExplainParser options = new ExplainParser(cursor);
        return options.skipToExplained() ? new Statement.Explain(statement()) : describe();
    }

    /** DESCRIBE or ANALYZE of a table: its only literals are a pattern of column names and a sample's size. */
    private Statement describe() throws StatementRefusedException {
        boolean pattern = cursor.dialect().isMySqlFamily() && !cursor.isWord("ANALYZE");
        for (int ahead = 1;
                !cursor.peek(ahead).isSymbol(";") && cursor.peek(ahead).kind() != TokenKind.END;
                ahead++) {
            TokenKind kind = cursor.peek(ahead).kind();
            if (kind.isSlot() && kind != TokenKind.NUMBER && !(pattern && kind == TokenKind.STRING)) {
                throw cursor.notUnderstood(cursor.index() + ahead, "a value wasn't expected here");
            }
        }
        return VerbatimStatements.skip(cursor);
    }
}
