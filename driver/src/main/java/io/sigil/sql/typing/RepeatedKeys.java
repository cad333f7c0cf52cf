package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.sql.Name;
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
import org.jspecify.annotations.Nullable;

/**
 * Keys that a database takes for another expression of the same text. A ruled literal becomes a placeholder in both, and two
 * placeholders aren't the same to it: where a result column has that text, the key becomes its number or name.
 */
final class RepeatedKeys {
    /** Where a number or a name among the keys may mean something else. */
    private static final List<String> SETS = List.of("ROLLUP", "CUBE", "SETS");

    private final LexedSql sql;
    private final Dialect dialect;
    private final SlotLedger ledger;
    private final BitSet pinned;
    private final Rewrites rewrites;
    private final Query.Select select;
    private final List<OutputColumn> outputs;
    private final List<Expression> keys;

    /**
     * @param select whose keys they are
     * @param outputs its columns, which have been typed
     * @param orderBy of the query
     */
    RepeatedKeys(QueryTyper queries, Query.Select select, List<OutputColumn> outputs, List<Expression> orderBy) {
        this.outputs = outputs;
        this.sql = queries.sql();
        this.dialect = queries.dialect();
        this.ledger = queries.ledger();
        this.pinned = queries.pinned();
        this.rewrites = queries.searches().rewrites();
        this.select = select;
        this.keys = new ArrayList<>(orderBy);
        keys.addAll(select.groupBy());
    }

    /** @param key has been typed */
    void require(Expression key, String where) throws StatementRefusedException {
        Stretch stretch = stretch(key);
        if (ledger.hasRuledLiteral(key.first(), key.last()) && !others(stretch).isEmpty()) {
            throw new StatementRefusedException(
                    ErrorCode.UNDECIDED,
                    key.token(),
                    "a key of " + where + " that holds an encrypted value stands elsewhere in the statement, too",
                    "each value is sent on its own, and the database wouldn't see that the two are the same",
                    "give the result column a name, and use that in " + where);
        }
    }

    /** Puts the number of a result column in the place of a sort key; false: it has to be typed as it is. */
    boolean replacedByOrdinal(Expression key, Scope scope) throws StatementRefusedException {
        return replaced(key, true, scope);
    }

    /**
     * Puts a result column in the place of a grouping key; false: it has to be typed as it is.
     *
     * @param scope of the key; H2 takes no numbers there, and a column's name before that of a result column
     */
    boolean replacedByColumn(Expression key, Scope scope) throws StatementRefusedException {
        return replaced(key, false, scope);
    }

    private boolean replaced(Expression key, boolean sorts, Scope scope) throws StatementRefusedException {
        if (select.items().stream().anyMatch(item -> item.expression().isEmpty())
                || sql.tokens().stream().anyMatch(token -> SETS.stream().anyMatch(token::isWord))) {
            return false;
        }
        Stretch stretch = stretch(key);
        List<Integer> same = new ArrayList<>();
        for (int i = 0; i < select.items().size(); i++) {
            if (isSame(stretch(select.items().get(i).expression().orElseThrow()), stretch)) {
                same.add(i);
            }
        }
        if (same.size() != 1 || outputs.get(same.get(0)).type().cell() != null) {
            return false;
        }
        Query.SelectItem item = select.items().get(same.get(0));
        Stretch shown = stretch(item.expression().orElseThrow());
        if (!ledger.hasRuledLiteral(shown.first, shown.last)
                || !others(stretch).stream().allMatch(start -> start == shown.first || isKey(start, stretch))) {
            return false;
        }
        String column = sorts || dialect != Dialect.H2 ? String.valueOf(same.get(0) + 1) : name(item, scope);
        if (column == null || !hasSameText(shown, stretch)) {
            return false;
        }
        leaveOut(shown, stretch);
        rewrites.add(Rewrites.REPEATED, key, List.of(TextEdit.replace(key.first(), key.last(), column)));
        return true;
    }

    /** Null: the name of the result column may mean something else. */
    private @Nullable String name(Query.SelectItem item, Scope scope) {
        Name alias = item.alias();
        if (alias == null || scope.mayName(alias)) {
            return null;
        }
        long named = outputs.stream().filter(other -> other.mayBeNamed(alias)).count();
        return named != 1 ? null : alias.quoted() ? QuotedName.of(alias.text(), dialect) : alias.text();
    }

    /** The key's values aren't sent. */
    private void leaveOut(Stretch shown, Stretch key) {
        for (int i = 0; i <= key.last - key.first; i++) {
            Token token = sql.tokens().get(key.first + i);
            if (token.kind().isSlot()) {
                ledger.leaveOut(token.slot(), sql.tokens().get(shown.first + i).slot());
            }
        }
    }

    /**
     * The same text to the letter, as names that differ in case may be two; of literals the plan holds for that only.
     */
    private boolean hasSameText(Stretch one, Stretch other) {
        boolean same = true;
        for (int i = 0; i <= one.last - one.first; i++) {
            Token a = sql.tokens().get(one.first + i);
            Token b = sql.tokens().get(other.first + i);
            if (a.kind() == TokenKind.PLACEHOLDER) {
                return false;
            }
            if (a.kind().isSlot()) {
                pinned.set(a.slot());
                pinned.set(b.slot());
            }
            same &= written(a).equals(written(b));
        }
        return same;
    }

    /** Whether a sort key has the text of a grouping key. */
    boolean isGroupingKey(Expression key) {
        return select.groupBy().stream().anyMatch(other -> isSame(stretch(other), stretch(key)));
    }

    private String written(Token token) {
        return sql.text().substring(token.start(), token.end());
    }

    /** Whether a whole key is what stands there, of a text's length. */
    private boolean isKey(int start, Stretch text) {
        return keys.stream().map(this::stretch).anyMatch(key -> key.first == start && key.length() == text.length());
    }

    /** An expression without the parentheses around it. */
    private Stretch stretch(Expression expression) {
        int first = expression.first();
        int last = expression.last();
        while (first < last && sql.tokens().get(first).isSymbol("(") && closing(first) == last) {
            first++;
            last--;
        }
        return new Stretch(first, last);
    }

    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < sql.tokens().size(); i++) {
            depth += sql.tokens().get(i).isSymbol("(") ? 1 : sql.tokens().get(i).isSymbol(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Where else the text stands. */
    private List<Integer> others(Stretch stretch) {
        List<Integer> others = new ArrayList<>();
        int length = stretch.last - stretch.first + 1;
        for (int start = 0; start + length <= sql.tokens().size(); start++) {
            if ((start + length <= stretch.first || start > stretch.last)
                    && isSame(new Stretch(start, start + length - 1), stretch)) {
                others.add(start);
            }
        }
        return others;
    }

    private boolean isSame(Stretch one, Stretch other) {
        if (one.last - one.first != other.last - other.first) {
            return false;
        }
        for (int i = 0; i <= one.last - one.first; i++) {
            if (!isSame(one.first + i, other.first + i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isSame(int one, int other) {
        Token a = sql.tokens().get(one);
        Token b = sql.tokens().get(other);
        return a.kind() == b.kind() && (a.kind().isSlot() || a.text().equalsIgnoreCase(b.text()));
    }

    /** From one token to another, both inclusive. */
    private static final class Stretch {
        private final int first;
        private final int last;

        Stretch(int first, int last) {
            this.first = first;
            this.last = last;
        }

        int length() {
            return last - first + 1;
        }
    }
}
