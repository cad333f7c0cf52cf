package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.sql.ResultLabel;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Query;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What plaintext would call a column without an alias whose expression holds a ruled value. H2 prints the expression
 * itself, so that its label can only be mended when it is known.
 */
final class LabelTyper {
    /** What {@link Searches} puts around a cell, or in front of the value that it is compared with. */
    private static final Pattern CUT =
            Pattern.compile("SUBSTRING\\(|, 1, [0-9]+\\)|SUBSTRING\\(.+, 1, [0-9]+\\) (?:=|<>|!=) ");

    /** Beside AND: operands whose order is H2's, texts of its own, and functions that look like the cutting of a token. */
    private static final List<String> UNCERTAIN = List.of("OR", "SELECT", "SUBSTRING", "SUBSTR");

    /** Of an expression over tokens: H2 numbers a column whose expression has more than 256 when it is printed. */
    private static final int MOST_CHARACTERS = 220;

    /** Half of what the cutting of a token adds, as it is two edits. */
    private static final int CHARACTERS_OF_CUT = 15;

    private final Dialect dialect;
    private final SlotLedger ledger;
    private final LexedSql sql;
    private final List<TextEdit> edits;

    LabelTyper(Dialect dialect, SlotLedger ledger, LexedSql sql, List<TextEdit> edits) {
        this.sql = sql;
        this.edits = edits;
        this.dialect = dialect;
        this.ledger = ledger;
    }

    /** Null when the database will say. */
    @Nullable
    ResultLabel label(OutputColumn output) throws StatementRefusedException {
        Query.SelectItem item = output.unnamed();
        if (item == null || item.expression().isEmpty()) {
            return null;
        }
        switch (dialect) {
            case H2:
                return h2(item);
            case POSTGRESQL:
                return postgres(item.expression().get());
            case MYSQL:
            case MARIADB:
                return mysql(item);
        }
        throw new AssertionError(dialect);
    }

    /** Named after the expression as H2 prints it, which may order the operands of AND by their cost. */
    private @Nullable ResultLabel h2(Query.SelectItem item) throws StatementRefusedException {
        int from = sql.tokens().get(item.token()).start();
        int to = sql.tokens().get(item.lastToken()).end();
        int cuts = 0;
        for (TextEdit edit : edits) {
            if (edit.isWithin(from, to, sql)) {
                cuts++;
                if (!edit.removesOrAdds(CUT)) {
                    throw notNamed(item, "H2 names it after the expression, which is rewritten for the search");
                }
            }
        }
        if (cuts > 0 && to - from + cuts * CHARACTERS_OF_CUT > MOST_CHARACTERS) {
            throw notNamed(item, "H2 names it after the expression, unless that is long, and a search makes it longer");
        }
        int conjunctions = 0;
        for (int i = item.token(); cuts > 0 && i <= item.lastToken(); i++) {
            Token token = sql.tokens().get(i);
            conjunctions += token.isWord("AND") ? 1 : token.isWord("BETWEEN") ? -1 : 0;
            if (UNCERTAIN.stream().anyMatch(token::isWord)) {
                conjunctions++;
            }
        }
        if (conjunctions > 0) {
            throw notNamed(item, "H2 names it after the expression, which it optimizes otherwise for a search");
        }
        return cuts > 0 ? ResultLabel.UNCUT : null;
    }

    /** Named after the type that a literal names; a cell has another one. */
    private @Nullable ResultLabel postgres(Expression expression) {
        if (!(expression instanceof Expression.Value)) {
            return null;
        }
        Expression.Value value = (Expression.Value) expression;
        if (ledger.column(value.slot()) == null) {
            return null;
        }
        switch (value.form()) {
            case BARE:
            case NEGATIVE:
                return ResultLabel.fixed("?column?");
            case DATE:
                return ResultLabel.fixed("date");
            case TIME:
                return ResultLabel.fixed("time");
            case TIMESTAMP:
                return ResultLabel.fixed("timestamp");
        }
        throw new AssertionError(value.form());
    }

    /** Named after its text, into which the drivers write the parameters. */
    private @Nullable ResultLabel mysql(Query.SelectItem item) throws StatementRefusedException {
        int first = item.token();
        int last = item.lastToken();
        if (!ledger.hasRuled(first, last) && !isEdited(item)) {
            return null;
        }
        if (ledger.hasPlainPlaceholder(first, last)) {
            throw notNamed(item, dialect + " names it after its text, with the values of its parameters");
        }
        return ResultLabel.text(first, last);
    }

    private boolean isEdited(Query.SelectItem item) {
        int from = sql.tokens().get(item.token()).start();
        int to = sql.tokens().get(item.lastToken()).end();
        return edits.stream().anyMatch(edit -> edit.isWithin(from, to, sql));
    }

    private static StatementRefusedException notNamed(Query.SelectItem item, String why) {
        return new StatementRefusedException(
                ErrorCode.UNDECIDED,
                item.token(),
                "a result column without a name is computed from a ruled column",
                why,
                "give the column a name with AS");
    }
}
