package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.sql.ResultLabel;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What plaintext would call a column without an alias whose expression holds a ruled value. H2 prints the expression
 * itself, so that its label can only be mended when it is known.
 */
final class LabelTyper {
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
                if (isEdited(item)) {
                    throw notNamed(item, "H2 names it after the expression, which is rewritten for the search");
                }
                return null;
            case POSTGRESQL:
                return postgres(item.expression().get());
            case MYSQL:
            case MARIADB:
                return mysql(item);
        }
        throw new AssertionError(dialect);
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
