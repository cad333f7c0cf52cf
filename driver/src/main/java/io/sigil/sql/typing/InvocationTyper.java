package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.origin.Trait;
import io.sigil.sql.Catalog;
import io.sigil.sql.Procedure;
import io.sigil.sql.ProcedureCall;
import io.sigil.sql.ProcedureMention;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementPart;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.ValueUse;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types the call of a mapped procedure: its arguments, and the only column of {@code SELECT f(…)}. */
final class InvocationTyper {
    private final LexedSql sql;
    private final SlotLedger ledger;
    private final ExpressionTyper expressions;

    InvocationTyper(LexedSql sql, SlotLedger ledger, ExpressionTyper expressions) {
        this.sql = sql;
        this.ledger = ledger;
        this.expressions = expressions;
    }

    /** A place where a statement calls a mapped procedure. */
    static final class Mention {
        private final int token;
        private final Procedure procedure;

        Mention(int token, Procedure procedure) {
            this.token = token;
            this.procedure = procedure;
        }

        int token() {
            return token;
        }

        Procedure procedure() {
            return procedure;
        }
    }

    static List<Mention> mentions(StatementPart part, Catalog catalog) throws StatementRefusedException {
        List<Mention> mentions = new ArrayList<>();
        for (int start : ProcedureMention.in(part.tokens(), catalog)) {
            int token = part.first() + start;
            Procedure procedure = catalog.procedure(ProcedureMention.nameAt(part.tokens(), start), token);
            if (procedure != null) {
                mentions.add(new Mention(token, procedure));
            }
        }
        return mentions;
    }

    /** Whether a statement has the name of a mapped procedure and means another one. */
    static boolean mayCall(StatementPart part, Catalog catalog) {
        return !ProcedureMention.in(part.tokens(), catalog).isEmpty();
    }

    /** Which result is whose, and what one call makes of another's cells, can't be told. */
    static void requireAlone(List<Mention> mentions, List<StatementPart> parts) throws StatementRefusedException {
        if (parts.size() > 1) {
            throw new StatementRefusedException(
                    ErrorCode.SEVERAL_STATEMENTS,
                    mentions.get(0).token(),
                    "a mapped procedure is called beside another statement in the same string",
                    "how many results it gives can't be told",
                    "send them one at a time");
        }
        if (mentions.size() > 1) {
            throw new StatementRefusedException(
                    ErrorCode.CONSTRUCT_NOT_SUPPORTED,
                    mentions.get(1).token(),
                    "one statement calls two mapped procedures",
                    "what becomes of the cells between them can't be told",
                    "call them one at a time");
        }
    }

    ProcedureCall type(Invocation invocation, Procedure procedure) throws StatementRefusedException {
        List<Integer> placeholders = new ArrayList<>();
        for (int i = 0; i < invocation.arguments().size(); i++) {
            Expression argument = invocation.arguments().get(i);
            RuledColumn column = procedure.parameter(i + 1);
            if (column == null) {
                expressions.plain(argument, "an argument of a procedure");
            } else {
                ruled(argument, column);
            }
            placeholders.add(placeholder(argument));
        }
        Optional<Expression.Value> returned = invocation.returned();
        if (returned.isPresent()) {
            returned(returned.get(), procedure.returned());
        }
        return new ProcedureCall(
                procedure, invocation.name(), placeholders, invocation.item().isEmpty());
    }

    /** {@code SELECT f(…)} has one column. */
    static Optional<OutputColumn> output(Invocation invocation, Procedure procedure) {
        RuledColumn returned = procedure.returned();
        CipherType type =
                returned == null ? CipherType.PLAIN : CipherType.cell(returned).derived(Trait.RETURNED);
        return invocation
                .item()
                .map(item -> OutputColumn.of(
                        item.alias() == null ? null : item.alias().text(),
                        type,
                        item.expression().orElseThrow(),
                        item));
    }

    /** A whole new cell: whether the procedure stores or compares it, only its definition knows. */
    private void ruled(Expression argument, RuledColumn column) throws StatementRefusedException {
        if (column.rule().isInMotion()) {
            throw Refusals.inMotion(
                    column, argument.token(), "can't be passed to a procedure, which would see one form only");
        }
        CipherType type = expressions.type(argument);
        if (!type.isFree()) {
            throw new StatementRefusedException(
                    ErrorCode.CONSTRUCT_NOT_SUPPORTED,
                    argument.token(),
                    "an argument that takes cells of " + column + " isn't a value",
                    "only placeholders, literals and constant expressions are encrypted",
                    "pass the value as a parameter");
        }
        ledger.ruled(type, column, ValueUse.CHOOSE);
    }

    private void returned(Expression.Value value, @Nullable RuledColumn column) throws StatementRefusedException {
        ledger.meet(value);
        CipherType type = CipherType.value(value);
        if (column == null) {
            ledger.plain(type);
        } else {
            ledger.ruled(type, column, ValueUse.CHOOSE);
        }
    }

    /** The application's number of an argument that is a placeholder; 0 for any other. */
    private int placeholder(Expression argument) {
        if (!(argument instanceof Expression.Value)) {
            return 0;
        }
        int slot = ((Expression.Value) argument).slot();
        if (!ledger.isPlaceholder(slot)) {
            return 0;
        }
        return (int) sql.slots().subList(0, slot + 1).stream()
                .filter(token -> token.kind() == TokenKind.PLACEHOLDER)
                .count();
    }
}
