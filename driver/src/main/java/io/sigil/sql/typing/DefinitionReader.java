package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.rules.Mode;
import io.sigil.sql.Attribute;
import io.sigil.sql.Catalog;
import io.sigil.sql.SqlSession;
import io.sigil.sql.StatementPart;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Lexer;
import io.sigil.sql.lexer.LexicalException;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.parser.StatementParser;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads a view's definition, as the database gives it out, with the same eyes as a statement. */
public final class DefinitionReader {
    /** How cells in text storage begin. */
    private static final String MARK = "SIGL";

    private static final Pattern CELL = Pattern.compile("(?:X'|0x|'\\\\x)753456[0-9a-f]*'?", Pattern.CASE_INSENSITIVE);

    private DefinitionReader() {}

    /**
     * What each of the view's columns comes from, under the name that the definition gives it.
     *
     * @param definition a query, whose values are physical ones
     * @throws StatementRefusedException when it can't be followed, or meets cells with what isn't one
     */
    public static List<Attribute> origins(String definition, SqlSession session, Catalog catalog)
            throws StatementRefusedException {
        LexedSql sql = lex(withMarkedCells(lex(definition, session)), session);
        if (sql.hasExecutableComment()) {
            throw notFollowed("it holds an executable comment");
        }
        List<StatementPart> parts = StatementPart.split(sql);
        StatementParser parser = new StatementParser(sql, session);
        Statement statement = parts.size() == 1 ? parser.parse(parts.get(0)) : null;
        if (!(statement instanceof Statement.Selection)) {
            throw notFollowed("it isn't a query");
        }
        BitSet pinned = new BitSet();
        SlotLedger ledger = new SlotLedger(sql, session, pinned);
        List<TextEdit> edits = new ArrayList<>();
        QueryTyper.Changes noChanges = (change, outer) -> {
            throw notFollowed("it holds a change");
        };
        QueryTyper queries = new QueryTyper(sql, session, catalog, ledger, pinned, edits, noChanges, true);
        List<OutputColumn> outputs =
                queries.type(((Statement.Selection) statement).query(), queries.scope(null, CommonTables.NONE));
        List<Attribute> origins = new ArrayList<>();
        for (OutputColumn output : OutputColumn.mayBeStored(outputs)) {
            CipherType type = ledger.outcome(output.type());
            origins.add(new Attribute(
                    Objects.requireNonNullElse(output.name(), ""),
                    type.cell(),
                    type.derivation().origin()));
        }
        ledger.settle(parser.structural());
        requireNoValue(sql, ledger);
        if (!edits.isEmpty()) {
            throw notFollowed("it compares or sorts cells whole, where only their tokens tell");
        }
        return origins;
    }

    private static LexedSql lex(String definition, SqlSession session) throws StatementRefusedException {
        try {
            return Lexer.lex(definition, session);
        } catch (LexicalException e) {
            throw notFollowed("it can't be read");
        }
    }

    /**
     * The definition with every cell written as {@code 'SIGL'}: a value that meets its column, whatever the column's
     * type. PostgreSQL shows cells as {@code '\\x7534…'::bytea}, the others as {@code X'7534…'} or {@code 0x7534…}.
     */
    private static String withMarkedCells(LexedSql sql) {
        StringBuilder text = new StringBuilder();
        List<Token> tokens = sql.tokens();
        int copied = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind().isSlot()
                    && CELL.matcher(sql.text().substring(token.start(), token.end()))
                            .matches()) {
                boolean cast = i + 2 < tokens.size()
                        && tokens.get(i + 1).isSymbol("::")
                        && tokens.get(i + 2).isWord("BYTEA");
                text.append(sql.text(), copied, token.start()).append("'" + MARK + "'");
                copied = tokens.get(cast ? i + 2 : i).end();
            }
        }
        return text.append(sql.text(), copied, sql.text().length()).toString();
    }

    /** Whoever made the view may have compared cells with a value in the clear. */
    private static void requireNoValue(LexedSql sql, SlotLedger ledger) throws StatementRefusedException {
        BitSet ruled = ledger.ruledSlots();
        for (int slot = ruled.nextSetBit(0); slot >= 0; slot = ruled.nextSetBit(slot + 1)) {
            // A format-preserving cell looks like any text.
            boolean formatted = ledger.encryptedFor(slot).rule().mode() == Mode.FORMAT_PRESERVING;
            if (formatted || !isCell(sql.slots().get(slot))) {
                throw notFollowed("it holds a value for " + ledger.encryptedFor(slot) + " that isn't a cell");
            }
        }
    }

    /** Whether it is a marked cell, or one in text storage (docs/cell-format.md). */
    private static boolean isCell(Token slot) {
        Object value = slot.value();
        return slot.kind() == TokenKind.STRING && value instanceof String && ((String) value).startsWith(MARK);
    }

    private static StatementRefusedException notFollowed(String why) {
        return new StatementRefusedException(
                ErrorCode.UNDECIDED, -1, "a view's definition can't be followed", why, "use the tables themselves");
    }
}
