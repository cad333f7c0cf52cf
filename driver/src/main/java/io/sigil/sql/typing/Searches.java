package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.rules.Search;
import io.sigil.rules.Storage;
import io.sigil.sql.CellPart;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SearchPart;
import io.sigil.sql.SqlSession;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.ValueUse;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.Expression;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites comparisons of searchable columns with values. A cell begins with its token, so the cells of equal values are a
 * range of bytes: an index over the column serves {@code BETWEEN}. Where a range can't be written, or an index over the token
 * itself serves equality better, the token is cut out of the cell, and equal values have equal tokens. Not thread-safe.
 */
final class Searches {
    /** Instead of a slot's number: NULL. */
    static final int NULL = -1;

    /** A range takes two parameters, and no database takes more than 65,535: longer lists are compared by tokens. */
    private static final int MOST_RANGES = 10_000;

    private final LexedSql sql;
    private final SqlSession session;
    private final SlotLedger ledger;
    private final BitSet pinned;
    private final Rewrites rewrites;
    /** Whether what is typed becomes a label of H2, from which the cutting of a token can be taken out again. */
    private boolean unnamed;

    Searches(LexedSql sql, SqlSession session, SlotLedger ledger, BitSet pinned, List<TextEdit> edits) {
        this.sql = sql;
        this.session = session;
        this.ledger = ledger;
        this.pinned = pinned;
        this.rewrites = new Rewrites(sql, edits);
    }

    Rewrites rewrites() {
        return rewrites;
    }

    /** Types a result column. */
    interface Typing {
        CipherType type() throws StatementRefusedException;
    }

    /** @param named whether the result column has a name; H2 names others after the expression */
    CipherType named(boolean named, Typing typing) throws StatementRefusedException {
        boolean before = unnamed;
        unnamed = !named && session.dialect() == Dialect.H2;
        CipherType type = typing.type();
        unnamed = before;
        return type;
    }

    /** The searchable column when it meets values only; null: something else meets. */
    static @Nullable RuledColumn searched(CipherType a, CipherType b) {
        RuledColumn column = a.cell() != null ? a.cell() : b.cell();
        boolean values = a.cell() != null ? b.isFree() : a.isFree();
        return column != null && values && isSearchable(column) ? column : null;
    }

    static boolean isSearchable(RuledColumn column) {
        return column.rule().search() != Search.NONE && !column.rule().isInMotion();
    }

    static boolean isOrdered(RuledColumn column) {
        return column.rule().search() == Search.RANGE && !column.rule().isInMotion();
    }

    /** {@code c = v} and {@code v = c}, with any operator that asks whether they are the same. */
    void equality(Expression.Comparison comparison, CipherType left, CipherType right, RuledColumn column)
            throws StatementRefusedException {
        boolean columnFirst = left.cell() != null;
        Expression cell = columnFirst ? comparison.left() : comparison.right();
        Expression value = columnFirst ? comparison.right() : comparison.left();
        CipherType free = columnFirst ? right : left;
        OptionalInt slot = single(value, free, column);
        String operator = comparison.operator();
        boolean negated = operator.equals("<>") || operator.equals("!=");
        boolean ranges = negated || operator.equals("=");
        if (unnamed && !columnFirst && cell instanceof Expression.ColumnReference) {
            turned(comparison, (Expression.ColumnReference) cell, value, free, column);
            return;
        }
        if (unnamed
                || slot.isEmpty()
                || !ranges
                || !(columnFirst || cell instanceof Expression.ColumnReference)
                || (!negated && isFoundByToken(cell, column))) {
            cut(cell, column);
            token(free, column);
            return;
        }
        ledger.ruled(free, column, ValueUse.COMPARE, SearchPart.of(CellPart.FROM));
        List<TextEdit> edits = new ArrayList<>();
        String between = negated ? "NOT BETWEEN" : "BETWEEN";
        if (columnFirst) {
            edits.add(TextEdit.insertBefore(cell.first(), "("));
            edits.add(rewrites.operator(cell.last() + 1, value.first() - 1, between));
        } else {
            String names = rewrites.names((Expression.ColumnReference) cell);
            edits.add(TextEdit.insertBefore(value.first(), "(" + names + " " + between + " "));
            edits.add(TextEdit.replace(value.last() + 1, cell.first() - 1, ""));
            edits.add(TextEdit.replace(cell.first(), cell.last(), ""));
        }
        edits.add(and(value.last(), slot.getAsInt(), SearchPart.of(CellPart.TO), ")"));
        rewrites.add("search", comparison, edits);
    }

    /** The planner knows of an equality what it has to guess of a range: how many rows there are. */
    private static boolean isFoundByToken(Expression cell, RuledColumn column) {
        return column.isIndexedByToken() && cell instanceof Expression.ColumnReference;
    }

    /** H2 makes a comparison of a list of one, and turns it. */
    void requireNamed(@Nullable RuledColumn column, int token) throws StatementRefusedException {
        if (unnamed && column != null && isSearchable(column)) {
            throw Refusals.notSearchedSo(column, token, "IN with one element, in a result column without a name");
        }
    }

    /** {@code v = c} in a label of H2, which puts a column first and wouldn't the token of one. */
    private void turned(
            Expression.Comparison comparison,
            Expression.ColumnReference cell,
            Expression value,
            CipherType free,
            RuledColumn column)
            throws StatementRefusedException {
        String operator = comparison.operator();
        if (!operator.equals("=") && !operator.equals("<>") && !operator.equals("!=")) {
            throw Refusals.notSearchedSo(
                    column, comparison.token(), operator + " behind a value, in a result column without a name");
        }
        token(free, column);
        rewrites.add(
                "search",
                comparison,
                List.of(
                        TextEdit.insertBefore(
                                value.first(),
                                "SUBSTRING(" + rewrites.names(cell) + cutEnd(column) + " " + operator + " "),
                        TextEdit.replace(value.last() + 1, cell.first() - 1, ""),
                        TextEdit.replace(cell.first(), cell.last(), "")));
    }

    /** {@code AND} and the upper bound of a value whose lower bound stands where the value did. */
    private static TextEdit and(int token, int slot, SearchPart part, String tail) {
        return slot == NULL
                ? TextEdit.insertAfter(token, " AND NULL" + tail)
                : TextEdit.insertAfter(token, " AND ", slot, part, tail);
    }

    /** Whether what is typed becomes a label of H2 that nothing but the cutting of a token can be taken out of. */
    boolean isUnnamed() {
        return unnamed;
    }

    /** The slot of a value that stands in the text as one placeholder, literal or evaluated expression, or NULL. */
    OptionalInt single(Expression expression, CipherType type, RuledColumn column) {
        if (expression instanceof Expression.Value && type.constants().isEmpty()) {
            return OptionalInt.of(((Expression.Value) expression).slot());
        }
        if (expression instanceof Expression.Constant && type == CipherType.NULL) {
            return ((Expression.Constant) expression).word().equals("NULL")
                    ? OptionalInt.of(NULL)
                    : OptionalInt.empty();
        }
        if (type.bareValues().isEmpty() && type.constants().size() == 1) {
            ConstantPart part = type.constants().get(0);
            if (part.expression() == expression) {
                return ledger.constants().firstSlot(part, column, ValueUse.COMPARE);
            }
        }
        return OptionalInt.empty();
    }

    /** {@code c < v} and {@code v < c}: the bound is chosen so that the operator stays. */
    void order(Expression.Comparison comparison, CipherType left, CipherType right, RuledColumn column)
            throws StatementRefusedException {
        CipherType free = left.cell() != null ? right : left;
        CellPart part = orderPart(comparison.operator(), left.cell() != null);
        ledger.ruled(free, column, ValueUse.COMPARE, SearchPart.of(part));
    }

    /** The cells of a value lie between FROM and TO: below FROM is less, above TO is greater. */
    static CellPart orderPart(String operator, boolean columnFirst) {
        boolean inclusive = operator.endsWith("=");
        boolean less = operator.startsWith("<") == columnFirst;
        return less == inclusive ? CellPart.TO : CellPart.FROM;
    }

    /** {@code c BETWEEN v AND w}. */
    void between(CipherType low, CipherType high, RuledColumn column) throws StatementRefusedException {
        ledger.ruled(low, column, ValueUse.COMPARE, SearchPart.of(CellPart.FROM));
        ledger.ruled(high, column, ValueUse.COMPARE, SearchPart.of(CellPart.TO));
    }

    /** {@code v BETWEEN c AND d}: two comparisons; false: it isn't a single value, and nothing has been done. */
    boolean valueBetween(Expression.Between between, CipherType value, RuledColumn column)
            throws StatementRefusedException {
        Expression operand = between.operand();
        OptionalInt slot = single(operand, value, column);
        if (slot.isEmpty()) {
            return false;
        }
        ledger.ruled(value, column, ValueUse.COMPARE, SearchPart.of(CellPart.TO));
        boolean negated = isNegated(operand);
        List<TextEdit> edits = new ArrayList<>();
        edits.add(TextEdit.insertBefore(operand.first(), negated ? "(NOT (" : "("));
        edits.add(rewrites.operator(operand.last() + 1, between.low().first() - 1, ">="));
        int and = between.high().first() - 1;
        edits.add(
                slot.getAsInt() == NULL
                        ? TextEdit.insertAfter(and, " NULL <=")
                        : TextEdit.insertAfter(and, " ", slot.getAsInt(), SearchPart.of(CellPart.FROM), " <="));
        edits.add(TextEdit.insertAfter(between.high().last(), negated ? "))" : ")"));
        rewrites.add("search", between, edits);
        return true;
    }

    /** {@code c IN (v, w)}: a list of ranges while the column can be named again, otherwise, or by an index, its token in a list. */
    void in(Expression.In in, RuledColumn column, List<CipherType> elements, ValueUse use)
            throws StatementRefusedException {
        int[] slots = new int[elements.size()];
        boolean found = !isNegated(in.operand()) && isFoundByToken(in.operand(), column);
        boolean ranges =
                !unnamed && !found && in.operand() instanceof Expression.ColumnReference && slots.length <= MOST_RANGES;
        for (int i = 0; i < slots.length && ranges; i++) {
            OptionalInt slot = single(in.list().get(i), elements.get(i), column);
            ranges = slot.isPresent();
            slots[i] = slot.orElse(NULL);
        }
        if (!ranges) {
            cut(in.operand(), column);
            for (CipherType element : elements) {
                token(element, column, use);
            }
            return;
        }
        Expression.ColumnReference operand = (Expression.ColumnReference) in.operand();
        boolean negated = isNegated(operand);
        String names = rewrites.names(operand);
        String next = negated ? "AND " + names + " NOT BETWEEN" : "OR " + names + " BETWEEN";
        List<TextEdit> edits = new ArrayList<>(2 * slots.length + 2);
        edits.add(TextEdit.insertBefore(operand.first(), "("));
        int open = in.list().get(0).first() - 1;
        edits.add(rewrites.operator(operand.last() + 1, open, negated ? "NOT BETWEEN" : "BETWEEN"));
        for (int i = 0; i < slots.length; i++) {
            ledger.ruled(elements.get(i), column, use, SearchPart.of(CellPart.FROM));
            int last = in.list().get(i).last();
            edits.add(and(last, slots[i], SearchPart.of(CellPart.TO), ""));
            if (i + 1 < slots.length) {
                edits.add(rewrites.operator(last + 1, last + 1, next));
            }
        }
        rewrites.add("search", in, edits);
    }

    /** {@code c LIKE v}; the pattern is judged when it is known. */
    void like(Expression.Match match, RuledColumn column, CipherType pattern, @Nullable CipherType escape)
            throws StatementRefusedException {
        Expression subject = match.operands().get(0);
        Expression text = match.operands().get(1);
        OptionalInt slot = single(text, pattern, column);
        if (slot.isEmpty()) {
            throw Refusals.notSearchedSo(column, text.token(), "LIKE with a pattern that is put together in SQL");
        }
        Character character =
                escape == null ? defaultEscape() : escape(match.operands().get(2), column);
        ledger.ruled(pattern, column, ValueUse.COMPARE, SearchPart.ofPattern(CellPart.PATTERN_FROM, character));
        boolean negated = isNegated(subject);
        List<TextEdit> edits = new ArrayList<>();
        edits.add(TextEdit.insertBefore(subject.first(), "("));
        edits.add(rewrites.operator(subject.last() + 1, text.first() - 1, negated ? "NOT BETWEEN" : "BETWEEN"));
        edits.add(and(text.last(), slot.getAsInt(), SearchPart.ofPattern(CellPart.PATTERN_TO, character), ")"));
        if (escape != null) {
            ledger.plain(escape);
            edits.add(withoutEscape(match));
        }
        rewrites.add("search", match, edits);
    }

    @Nullable
    Character defaultEscape() {
        return session.likeEscape();
    }

    /** The plan holds for this character only. */
    @Nullable
    Character escape(Expression expression, RuledColumn column) throws StatementRefusedException {
        if (expression instanceof Expression.Value) {
            int slot = ((Expression.Value) expression).slot();
            Token token = sql.slots().get(slot);
            if (token.value() instanceof String && ((String) token.value()).length() <= 1) {
                pinned.set(slot);
                String text = (String) token.value();
                return text.isEmpty() ? null : text.charAt(0);
            }
        }
        throw Refusals.notSearchedSo(column, expression.token(), "LIKE with an ESCAPE that isn't a literal character");
    }

    /** Takes ESCAPE and its character out of the text. */
    TextEdit withoutEscape(Expression.Match match) {
        Expression text = match.operands().get(1);
        boolean braces = sql.tokens().get(text.last() + 1).isSymbol("{");
        int last = match.operands().get(2).last();
        return TextEdit.replace(text.last() + 1, braces ? last + 1 : last, "");
    }

    /** Of IS DISTINCT FROM: whether it has a NOT. */
    boolean isNotDistinct(Expression.Comparison comparison) {
        return sql.tokens().get(comparison.left().last() + 2).isWord("NOT");
    }

    /** Whether NOT follows an operand. */
    boolean isNegated(Expression operand) {
        return sql.tokens().get(operand.last() + 1).isWord("NOT");
    }

    /** {@code NULLIF(c, v)}. */
    void nullIf(Expression.Call call, RuledColumn column, CipherType value) throws StatementRefusedException {
        Expression cell = call.arguments().get(0);
        Expression compared = call.arguments().get(1);
        OptionalInt slot = single(compared, value, column);
        if (slot.isEmpty() || !(cell instanceof Expression.ColumnReference)) {
            throw Refusals.notSearchedSo(column, call.token(), "NULLIF other than of the column and a single value");
        }
        ledger.ruled(value, column, ValueUse.COMPARE, SearchPart.of(CellPart.FROM));
        String names = rewrites.names((Expression.ColumnReference) cell);
        rewrites.add(
                "search",
                call,
                List.of(
                        TextEdit.replace(call.token(), cell.first() - 1, "(CASE WHEN "),
                        rewrites.operator(cell.last() + 1, compared.first() - 1, "BETWEEN"),
                        and(compared.last(), slot.getAsInt(), SearchPart.of(CellPart.TO), ""),
                        TextEdit.replace(
                                compared.last() + 1, compared.last() + 1, " THEN NULL ELSE " + names + " END)")));
    }

    static boolean isColumnPair(Expression.Call call) {
        return call.arguments().stream().allMatch(argument -> argument instanceof Expression.ColumnReference);
    }

    /** {@code NULLIF(c, d)}, whose tokens have been cut. */
    void nullIfSame(Expression.Call call) throws StatementRefusedException {
        Expression cell = call.arguments().get(0);
        Expression other = call.arguments().get(1);
        String names = rewrites.names((Expression.ColumnReference) cell);
        rewrites.add(
                "search",
                call,
                List.of(
                        TextEdit.replace(call.token(), cell.first() - 1, "(CASE WHEN "),
                        rewrites.operator(cell.last() + 1, other.first() - 1, "="),
                        TextEdit.replace(other.last() + 1, other.last() + 1, " THEN NULL ELSE " + names + " END)")));
    }

    /** Compares by tokens: the value's side. */
    void token(CipherType free, RuledColumn column) throws StatementRefusedException {
        token(free, column, ValueUse.COMPARE);
    }

    void token(CipherType free, RuledColumn column, ValueUse use) throws StatementRefusedException {
        ledger.ruled(free, column, use, SearchPart.of(CellPart.TOKEN));
        if (session.dialect() == Dialect.H2 && free.bareValues().size() > 1) {
            // H2 takes a choice between nothing but placeholders for text.
            String end = isText(column) ? " AS VARCHAR)" : " AS VARBINARY)";
            for (Expression.Value value : free.bareValues()) {
                rewrites.add(
                        "cast",
                        value,
                        List.of(
                                TextEdit.insertBefore(value.token(), "CAST("),
                                TextEdit.insertAfter(value.lastToken(), end)));
            }
        }
    }

    /** Compares or sorts by tokens: the column's side. */
    void cut(Expression cell, RuledColumn column) throws StatementRefusedException {
        rewrites.add(
                "cut",
                cell,
                List.of(
                        TextEdit.insertBefore(cell.first(), "SUBSTRING("),
                        TextEdit.insertAfter(cell.last(), cutEnd(column))));
    }

    /** Sorts by the token of another expression than the key's. */
    void cut(Expression key, Expression meant, RuledColumn column) throws StatementRefusedException {
        cut(key, rewrites.text(meant), column);
    }

    /** Sorts by the token of what has this text. */
    void cut(Expression key, String meant, RuledColumn column) throws StatementRefusedException {
        String text = "SUBSTRING(" + meant + cutEnd(column);
        rewrites.add("cut", key, List.of(TextEdit.replace(key.first(), key.last(), text)));
    }

    private static String cutEnd(RuledColumn column) {
        return ", 1, " + column.cut() + ")";
    }

    /** MIN and MAX of cells; PostgreSQL before 18 has them for text, but not for BYTEA. */
    void extreme(Expression.Call call, RuledColumn column) throws StatementRefusedException {
        if (session.dialect() != Dialect.POSTGRESQL || session.hasExtremesOfBytes() || isText(column)) {
            return;
        }
        Expression argument = call.arguments().get(0);
        rewrites.add(
                "extreme",
                call,
                List.of(
                        TextEdit.insertBefore(call.first(), "decode("),
                        TextEdit.insertBefore(argument.first(), "encode("),
                        TextEdit.insertAfter(argument.last(), ", 'hex') COLLATE \"C\""),
                        TextEdit.insertAfter(call.last(), ", 'hex')")));
    }

    /** PostgreSQL names a nameless output column after its function, which may have been rewritten to another. */
    void keepName(Expression expression) throws StatementRefusedException {
        if (session.dialect() != Dialect.POSTGRESQL
                || !(expression instanceof Expression.Call)
                || !(rewrites.contains("extreme", expression) || rewrites.contains("search", expression))) {
            return;
        }
        String name = ((Expression.Call) expression).name().get(0).text().toLowerCase(Locale.ROOT);
        rewrites.add("name", expression, List.of(TextEdit.insertAfter(expression.last(), " AS \"" + name + '"')));
    }

    private static boolean isText(RuledColumn column) {
        return column.rule().storage() == Storage.TEXT;
    }
}
