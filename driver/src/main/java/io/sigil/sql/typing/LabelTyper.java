package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.sql.ResultLabel;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Query;
import org.jspecify.annotations.Nullable;

/**
 * What plaintext would call a column without an alias whose expression holds a ruled value. H2 prints the expression
 * itself, so that its label can only be mended when it is known.
 */
final class LabelTyper {
    private final Dialect dialect;
    private final SlotLedger ledger;

    LabelTyper(Dialect dialect, SlotLedger ledger) {
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
        if (!ledger.hasRuled(first, last)) {
            return null;
        }
        if (ledger.hasPlainPlaceholder(first, last)) {
            throw new StatementRefusedException(
                    ErrorCode.UNDECIDED,
                    first,
                    "a result column without a name holds a parameter that is encrypted and one that isn't",
                    dialect + " names the column after its text, the values of parameters included",
                    "give the column a name with AS");
        }
        return ResultLabel.text(first, last);
    }
}
