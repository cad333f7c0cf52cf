package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.sql.ResultLabel;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Query;
import java.util.ArrayList;
import java.util.BitSet;
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

    /** A LIKE pattern that H2 keeps. */
    private static final Pattern OPEN = Pattern.compile("[^%_\\\\]+%?");

    private final Dialect dialect;
    private final SlotLedger ledger;
    private final LexedSql sql;
    private final List<TextEdit> edits;
    private final BitSet pinned;

    /** @param pinned literals on whose text the plan depends */
    LabelTyper(Dialect dialect, SlotLedger ledger, LexedSql sql, List<TextEdit> edits, BitSet pinned) {
        this.pinned = pinned;
        this.sql = sql;
        this.edits = edits;
        this.dialect = dialect;
        this.ledger = ledger;
    }

    /** Null when the database will say. */
    @Nullable
    ResultLabel label(OutputColumn output) throws StatementRefusedException {
        if (output.label() != null) {
            return ResultLabel.fixed(output.label());
        }
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
        ResultLabel like = like(item.expression().orElseThrow());
        if (like != null) {
            return like;
        }
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
            List<Integer> order = order(item.expression().orElseThrow());
            if (!order.isEmpty()) {
                return ResultLabel.uncut(order);
            }
            throw notNamed(item, "H2 names it after the expression, which it optimizes otherwise for a search");
        }
        return cuts > 0 ? ResultLabel.UNCUT : null;
    }

    /** {@code c LIKE 'abc%'} by itself, which a search makes BETWEEN of; null: it's something else. */
    private @Nullable ResultLabel like(Expression expression) {
        if (!(expression instanceof Expression.Match) || !isEdited(expression)) {
            return null;
        }
        Expression.Match match = (Expression.Match) expression;
        Expression subject = match.operands().get(0);
        Expression pattern = match.operands().get(1);
        boolean plainly = match.operator().equalsIgnoreCase("LIKE")
                && match.operands().size() == 2
                && subject instanceof Expression.ColumnReference
                && pattern instanceof Expression.Value
                && isUnquoted(subject);
        if (!plainly || ((Expression.Value) pattern).form() != Expression.Form.BARE) {
            return null;
        }
        int slot = ((Expression.Value) pattern).slot();
        boolean negated = sql.tokens().get(subject.last() + 1).isWord("NOT");
        if (ledger.isPlaceholder(slot)) {
            // H2 compiles it anew with the value that is bound, and may print that.
            return null;
        }
        // H2 prints a pattern that ends with its only wildcard as it is, and equality for one without.
        pinned.set(slot);
        Object text = sql.slots().get(slot).value();
        if (!(text instanceof String) || !OPEN.matcher((String) text).matches()) {
            return null;
        }
        boolean open = ((String) text).endsWith("%");
        return ResultLabel.like(open ? (negated ? "NOT LIKE" : "LIKE") : (negated ? "<>" : "="), pattern.token());
    }

    /**
     * How H2 orders the operands of AND by their cost where a token is cut out of some: those, which cost the same, stand behind the
     * others, which cost the same, too, and less. Empty: they aren't of that kind.
     */
    private List<Integer> order(Expression expression) {
        if (!(expression instanceof Expression.Logical) || !((Expression.Logical) expression).isConjunction()) {
            return List.of();
        }
        List<Expression> operands = ((Expression.Logical) expression).operands();
        List<Integer> order = new ArrayList<>();
        List<Integer> cut = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            if (!isComparisonWithValue(operands.get(i))) {
                return List.of();
            }
            (isEdited(operands.get(i)) ? cut : order).add(i);
        }
        order.addAll(cut);
        return order;
    }

    private boolean isComparisonWithValue(Expression operand) {
        if (!(operand instanceof Expression.Comparison)) {
            return false;
        }
        Expression left = ((Expression.Comparison) operand).left();
        Expression right = ((Expression.Comparison) operand).right();
        return (left instanceof Expression.ColumnReference && right instanceof Expression.Value)
                || (left instanceof Expression.Value && right instanceof Expression.ColumnReference);
    }

    /** H2 prints it without quotes, then. */
    private boolean isUnquoted(Expression column) {
        for (int i = column.first(); i <= column.last(); i++) {
            if (sql.tokens().get(i).kind() == TokenKind.QUOTED_IDENTIFIER) {
                return false;
            }
        }
        return true;
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
        return isEdited(item.token(), item.lastToken());
    }

    private boolean isEdited(Expression expression) {
        return isEdited(expression.first(), expression.last());
    }

    private boolean isEdited(int firstToken, int lastToken) {
        int from = sql.tokens().get(firstToken).start();
        int to = sql.tokens().get(lastToken).end();
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
