package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Edits that change expressions of one statement. An expression may be typed more than once, as the first branch of a
 * recursive common table is; it is edited once, and must come to the same each time. Not thread-safe.
 */
final class Rewrites {
    /** The kind of edits that put a result column in the place of a key. */
    static final String REPEATED = "repeated";

    private final LexedSql sql;
    private final List<TextEdit> edits;
    private final Map<String, List<TextEdit>> byOwner = new HashMap<>();

    /** @param edits get these edits, too */
    Rewrites(LexedSql sql, List<TextEdit> edits) {
        this.sql = sql;
        this.edits = edits;
    }

    /** @param kind of the edits: an expression has one rewriting of each */
    void add(String kind, Expression owner, List<TextEdit> changes) throws StatementRefusedException {
        List<TextEdit> before = byOwner.putIfAbsent(key(kind, owner), changes);
        if (before == null) {
            edits.addAll(changes);
        } else if (!before.equals(changes)) {
            throw new StatementRefusedException(
                    ErrorCode.UNDECIDED,
                    owner.token(),
                    "an expression over a ruled column has two meanings",
                    "it would have to be sent in two forms",
                    "write it twice");
        }
    }

    boolean contains(String kind, Expression owner) {
        return byOwner.containsKey(key(kind, owner));
    }

    private static String key(String kind, Expression owner) {
        return kind + " " + owner.first() + " " + owner.last();
    }

    /** Whether anything is edited but the keys that repeat a result column. */
    boolean any() {
        return byOwner.keySet().stream().anyMatch(key -> !key.startsWith(REPEATED + " "));
    }

    /** Whether something within an expression is edited, so that its text can't be copied. */
    boolean within(Expression expression) {
        int start = sql.tokens().get(expression.first()).start();
        int end = sql.tokens().get(expression.last()).end();
        return edits.stream().anyMatch(e -> e.isWithin(start, end, sql));
    }

    /** The application's text of an expression. */
    String text(Expression expression) {
        return sql.text()
                .substring(
                        sql.tokens().get(expression.first()).start(),
                        sql.tokens().get(expression.last()).end());
    }

    /** The names of a column reference without the comments between them, in its parentheses. */
    String names(Expression.ColumnReference column) {
        StringBuilder text = new StringBuilder();
        for (int i = column.first(); i <= column.last(); i++) {
            text.append(
                    sql.text(), sql.tokens().get(i).start(), sql.tokens().get(i).end());
        }
        return text.toString();
    }

    /** Puts a keyword in the place of operators, with spaces where the text has none. */
    TextEdit operator(int firstToken, int lastToken, String keyword) {
        int start = sql.tokens().get(firstToken).start();
        int end = sql.tokens().get(lastToken).end();
        boolean before = start > 0 && Character.isWhitespace(sql.text().charAt(start - 1));
        boolean behind =
                end < sql.text().length() && Character.isWhitespace(sql.text().charAt(end));
        String text = before && behind ? keyword : (before ? "" : " ") + keyword + (behind ? "" : " ");
        return TextEdit.replace(firstToken, lastToken, text);
    }
}
