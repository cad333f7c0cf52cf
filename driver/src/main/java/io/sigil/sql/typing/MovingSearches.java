package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.rules.Mode;
import io.sigil.rules.Search;
import io.sigil.rules.Storage;
import io.sigil.sql.CellPart;
import io.sigil.sql.PlainSearch;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SearchPart;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.StoredForm;
import io.sigil.sql.ValueUse;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites comparisons of columns in motion with values. Such a column holds a value in one of several forms, so a comparison
 * becomes one with each of them, connected by OR. Not thread-safe.
 */
final class MovingSearches {
    /** Of the physical statement; no database takes more than 65,535. */
    private static final int MOST_PARAMETERS = 60_000;

    private final Searches searches;
    private final SlotLedger ledger;
    private final Dialect dialect;

    MovingSearches(Searches searches, SlotLedger ledger, Dialect dialect) {
        this.searches = searches;
        this.ledger = ledger;
        this.dialect = dialect;
    }

    /** Whether a column is in motion and equality would find its values if it weren't. */
    static boolean isFound(@Nullable RuledColumn column) {
        return column != null
                && column.rule().isInMotion()
                && (column.rule().mode() == Mode.DETERMINISTIC || column.rule().search() != Search.NONE);
    }

    /** The column in motion when it meets values only; null: something else meets. */
    static @Nullable RuledColumn compared(CipherType a, CipherType b) {
        RuledColumn column = a.cell() != null ? a.cell() : b.cell();
        boolean values = a.cell() != null ? b.isFree() : a.isFree();
        return column != null && values && column.rule().isInMotion() ? column : null;
    }

    /** Text, and what of a value follows it. */
    private static final class Piece {
        private final String text;
        private final SearchPart part;

        Piece(String text, SearchPart part) {
            this.text = text;
            this.part = part;
        }
    }

    /** {@code c = v} and {@code v = c}, with any operator that asks whether they are the same. */
    void equality(Expression.Comparison comparison, CipherType left, CipherType right, RuledColumn column)
            throws StatementRefusedException {
        boolean columnFirst = left.cell() != null;
        Expression cell = columnFirst ? comparison.left() : comparison.right();
        Expression value = columnFirst ? comparison.right() : comparison.left();
        CipherType free = columnFirst ? right : left;
        String names = names(cell, column, comparison.token());
        int slot = single(value, free, column);
        boolean negated = isNegated(comparison);
        List<Piece> pieces = equal(names, column, comparison.token(), same(comparison, column));
        ledger.ruled(free, column, ValueUse.COMPARE, pieces.get(0).part);
        String start = (negated ? "(NOT (" : "(") + pieces.get(0).text;
        List<TextEdit> edits = new ArrayList<>();
        if (columnFirst) {
            edits.add(TextEdit.replace(cell.first(), value.first() - 1, start));
        } else {
            edits.add(TextEdit.insertBefore(value.first(), start));
            edits.add(TextEdit.replace(value.last() + 1, cell.last(), ""));
        }
        rest(pieces, value.last(), slot, negated ? "))" : ")", edits);
        searches.rewrites().add("search", comparison, edits);
    }

    private boolean isNegated(Expression.Comparison comparison) {
        switch (comparison.operator()) {
            case "<>":
            case "!=":
                return true;
            case "IS DISTINCT FROM":
                return !searches.isNotDistinct(comparison);
            default:
                return false;
        }
    }

    /** The operator that is true where the comparison, or its negation, is. */
    private static String same(Expression.Comparison comparison, RuledColumn column) throws StatementRefusedException {
        String operator = comparison.operator();
        if (operator.equals("=") || operator.equals("<>") || operator.equals("!=")) {
            return "=";
        }
        // A range of bytes is unknown for NULL.
        if (column.rule().search() == Search.NONE && operator.equals("IS DISTINCT FROM")) {
            return "IS NOT DISTINCT FROM";
        }
        if (column.rule().search() == Search.NONE && operator.equals("<=>")) {
            return "<=>";
        }
        throw Refusals.inMotion(column, comparison.token(), "can't be compared with " + operator);
    }

    private static void rest(List<Piece> pieces, int token, int slot, String tail, List<TextEdit> edits) {
        for (Piece piece : pieces.subList(1, pieces.size())) {
            edits.add(part(token, piece.text, slot, piece.part));
        }
        edits.add(TextEdit.insertAfter(token, tail));
    }

    private static TextEdit part(int token, String text, int slot, SearchPart part) {
        return slot == Searches.NULL
                ? TextEdit.insertAfter(token, text + "NULL")
                : TextEdit.insertAfter(token, text, slot, part, "");
    }

    /** Whether one of the forms is that of a value. */
    private List<Piece> equal(String names, RuledColumn column, int token, String operator)
            throws StatementRefusedException {
        List<Piece> pieces = new ArrayList<>();
        for (StoredForm form : column.forms()) {
            String start = (pieces.isEmpty() ? "" : " OR ") + names + " ";
            if (form == StoredForm.PLAIN) {
                requirePlain(column, PlainSearch.EQUALITY, token);
                pieces.add(new Piece(
                        start + operator + " ", SearchPart.of(CellPart.CELL).in(form)));
            } else if (column.ruleOf(form).mode() == Mode.DETERMINISTIC) {
                pieces.add(new Piece(
                        start + operator + " ", SearchPart.of(CellPart.CELL).in(form)));
            } else if (column.ruleOf(form).search() != Search.NONE && operator.equals("=")) {
                pieces.add(new Piece(
                        start + "BETWEEN ", SearchPart.of(CellPart.FROM).in(form)));
                pieces.add(new Piece(" AND ", SearchPart.of(CellPart.TO).in(form)));
            } else {
                throw Refusals.inMotion(column, token, "can't be compared so, by the rule that it has or that it had");
            }
        }
        return pieces;
    }

    private static void requirePlain(RuledColumn column, PlainSearch needed, int token)
            throws StatementRefusedException {
        if (column.plainSearch().compareTo(needed) < 0) {
            throw Refusals.plaintextNotSearched(column, token, needed);
        }
    }

    /** The column again, in the words of the statement. */
    private String names(Expression cell, RuledColumn column, int token) throws StatementRefusedException {
        if (searches.isUnnamed()) {
            throw Refusals.inMotion(column, token, "can't be compared in a result column without a name");
        }
        if (!(cell instanceof Expression.ColumnReference)) {
            throw Refusals.inMotion(column, token, "can't be compared within an expression");
        }
        return searches.rewrites().names((Expression.ColumnReference) cell);
    }

    private int single(Expression value, CipherType free, RuledColumn column) throws StatementRefusedException {
        OptionalInt slot = searches.single(value, free, column);
        if (slot.isEmpty()) {
            throw Refusals.inMotion(column, value.token(), "can't be compared with anything but single values");
        }
        return slot.getAsInt();
    }

    /** {@code c IN (v, w)}. */
    void in(Expression.In in, RuledColumn column, List<CipherType> elements, ValueUse use)
            throws StatementRefusedException {
        String names = names(in.operand(), column, in.token());
        List<Piece> pieces = equal(names, column, in.token(), "=");
        if (elements.size() > MOST_PARAMETERS / pieces.size()) {
            throw Refusals.inMotion(column, in.token(), "can't be compared with so many values at once");
        }
        boolean negated = searches.isNegated(in.operand());
        List<TextEdit> edits = new ArrayList<>();
        int open = in.list().get(0).first() - 1;
        edits.add(TextEdit.replace(in.operand().first(), open, (negated ? "(NOT (" : "(") + pieces.get(0).text));
        for (int i = 0; i < elements.size(); i++) {
            Expression element = in.list().get(i);
            int slot = single(element, elements.get(i), column);
            ledger.ruled(elements.get(i), column, use, pieces.get(0).part);
            boolean last = i == elements.size() - 1;
            rest(pieces, element.last(), slot, last && negated ? ")" : "", edits);
            if (!last) {
                edits.add(TextEdit.replace(element.last() + 1, element.last() + 1, " OR " + pieces.get(0).text));
            }
        }
        searches.rewrites().add("search", in, edits);
    }

    /** {@code c LIKE v} for a column with a search for prefixes; the pattern is judged when it is known. */
    void like(Expression.Match match, RuledColumn column, CipherType pattern, @Nullable CipherType escape)
            throws StatementRefusedException {
        Expression subject = match.operands().get(0);
        Expression text = match.operands().get(1);
        String names = names(subject, column, match.token());
        int slot = single(text, pattern, column);
        Character character = escape == null
                ? searches.defaultEscape()
                : searches.escape(match.operands().get(2), column);
        boolean negated = searches.isNegated(subject);
        List<Piece> pieces = matching(names, column, character, match.token());
        ledger.ruled(pattern, column, ValueUse.COMPARE, pieces.get(0).part);
        List<TextEdit> edits = new ArrayList<>();
        String start = (negated ? "(NOT (" : "(") + pieces.get(0).text;
        edits.add(TextEdit.replace(subject.first(), text.first() - 1, start));
        String plain = (isText(column) ? " ESCAPE '!'" : "") + " AND NOT " + isCell(names, column) + "))";
        boolean cellsOnly = column.rule().previous().isPresent();
        rest(pieces, text.last(), slot, (cellsOnly ? "" : plain) + (negated ? "))" : ")"), edits);
        if (escape != null) {
            ledger.plain(escape);
            edits.add(searches.withoutEscape(match));
        }
        searches.rewrites().add("search", match, edits);
    }

    private static void cells(StoredForm form, String names, @Nullable Character escape, List<Piece> pieces) {
        String start = (pieces.isEmpty() ? "" : " OR ") + names + " BETWEEN ";
        pieces.add(new Piece(
                start, SearchPart.ofPattern(CellPart.PATTERN_FROM, escape).in(form)));
        pieces.add(new Piece(
                " AND ", SearchPart.ofPattern(CellPart.PATTERN_TO, escape).in(form)));
    }

    private List<Piece> matching(String names, RuledColumn column, @Nullable Character escape, int token)
            throws StatementRefusedException {
        List<Piece> pieces = new ArrayList<>();
        cells(StoredForm.CELL, names, escape, pieces);
        if (column.rule().previous().isPresent()) {
            if (column.ruleOf(StoredForm.PREVIOUS).search() != Search.PREFIX) {
                throw Refusals.inMotion(column, token, "can't be matched so, by the rule that it had");
            }
            cells(StoredForm.PREVIOUS, names, escape, pieces);
            return pieces;
        }
        requirePlain(column, PlainSearch.EQUALITY, token);
        String start = " OR ((" + names;
        if (isText(column)) {
            pieces.add(new Piece(
                    start + " LIKE ",
                    SearchPart.ofPattern(CellPart.PATTERN, escape).in(StoredForm.PLAIN)));
        } else {
            pieces.add(new Piece(
                    start + " BETWEEN ",
                    SearchPart.ofPattern(CellPart.PATTERN_FROM, escape).in(StoredForm.PLAIN)));
            pieces.add(new Piece(
                    " AND ", SearchPart.ofPattern(CellPart.PATTERN_TO, escape).in(StoredForm.PLAIN)));
        }
        return pieces;
    }

    private static boolean isText(RuledColumn column) {
        return column.rule().storage() == Storage.TEXT;
    }

    /** Whether what is stored begins as cells do. */
    private String isCell(String names, RuledColumn column) {
        if (isText(column)) {
            return "(SUBSTRING(" + names + ", 1, 4) = 'SIGL')";
        }
        String magic = dialect == Dialect.POSTGRESQL ? "decode('753456', 'hex')" : "X'753456'";
        return "(SUBSTRING(" + names + ", 1, 3) = " + magic + ")";
    }

    /** {@code c < v} and {@code v < c}, for a column with a search for ranges. */
    void order(Expression.Comparison comparison, CipherType left, CipherType right, RuledColumn column)
            throws StatementRefusedException {
        boolean columnFirst = left.cell() != null;
        Expression cell = columnFirst ? comparison.left() : comparison.right();
        Expression value = columnFirst ? comparison.right() : comparison.left();
        CipherType free = columnFirst ? right : left;
        requirePlain(column, PlainSearch.ORDER, comparison.token());
        String names = names(cell, column, comparison.token());
        int slot = single(value, free, column);
        String operator = columnFirst ? comparison.operator() : turned(comparison.operator());
        SearchPart part = SearchPart.of(Searches.orderPart(operator, true)).in(StoredForm.CELL);
        ledger.ruled(free, column, ValueUse.COMPARE, part);
        String isCell = isCell(names, column);
        String start = "((" + isCell + " AND " + names + " " + operator + " ";
        List<TextEdit> edits = new ArrayList<>();
        if (columnFirst) {
            edits.add(TextEdit.replace(cell.first(), value.first() - 1, start));
        } else {
            edits.add(TextEdit.insertBefore(value.first(), start));
            edits.add(TextEdit.replace(value.last() + 1, cell.last(), ""));
        }
        edits.add(part(value.last(), ") OR (NOT " + isCell + " AND " + names + " " + operator + " ", slot, place()));
        edits.add(TextEdit.insertAfter(value.last(), "))"));
        searches.rewrites().add("search", comparison, edits);
    }

    private static SearchPart place() {
        return SearchPart.of(CellPart.FROM).in(StoredForm.PLAIN);
    }

    private static String turned(String operator) {
        return operator.startsWith("<") ? ">" + operator.substring(1) : "<" + operator.substring(1);
    }

    /** {@code c BETWEEN v AND w}, for a column with a search for ranges. */
    void between(Expression.Between between, CipherType low, CipherType high, RuledColumn column)
            throws StatementRefusedException {
        requirePlain(column, PlainSearch.ORDER, between.token());
        Expression cell = between.operand();
        String names = names(cell, column, between.token());
        int lower = single(between.low(), low, column);
        int upper = single(between.high(), high, column);
        boolean negated = searches.isNegated(cell);
        ledger.ruled(low, column, ValueUse.COMPARE, SearchPart.of(CellPart.FROM).in(StoredForm.CELL));
        ledger.ruled(high, column, ValueUse.COMPARE, SearchPart.of(CellPart.TO).in(StoredForm.CELL));
        String isCell = isCell(names, column);
        int last = between.high().last();
        List<TextEdit> edits = new ArrayList<>();
        String operator = negated ? " NOT BETWEEN " : " BETWEEN ";
        edits.add(
                TextEdit.replace(cell.first(), between.low().first() - 1, "((" + isCell + " AND " + names + operator));
        edits.add(part(last, ") OR (NOT " + isCell + " AND " + names + operator, lower, place()));
        edits.add(part(last, " AND ", upper, place()));
        edits.add(TextEdit.insertAfter(last, "))"));
        searches.rewrites().add("search", between, edits);
    }
}
