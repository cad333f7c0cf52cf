package io.sigil.sql.plan;

import io.sigil.sql.PhysicalParameter;
import io.sigil.sql.lexer.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch of the application's SQL and what takes its place: text, or a value. Immutable. */
final class Change {
    private final TextEdit.Kind kind;
    private final int start;
    private final int end;
    private final String text;
    private final @Nullable PhysicalParameter value;
    private final boolean keepsText;

    private Change(
            TextEdit.Kind kind, int start, int end, String text, @Nullable PhysicalParameter value, boolean keepsText) {
        this.kind = kind;
        this.start = start;
        this.end = end;
        this.text = text;
        this.value = value;
        this.keepsText = keepsText;
    }

    static Change text(TextEdit.Kind kind, int start, int end, String text) {
        return new Change(kind, start, end, text, null, false);
    }

    /** A placeholder of the application, which stays where it is. */
    static Change placeholder(Token token, PhysicalParameter value) {
        return new Change(TextEdit.Kind.REPLACE, token.start(), token.end(), "", value, true);
    }

    /** A literal or an expression whose value takes its place. */
    static Change lift(int start, int end, PhysicalParameter value) {
        return new Change(TextEdit.Kind.REPLACE, start, end, "", value, false);
    }

    /** A value at a place where the application's text has none: one of a placeholder stays a placeholder. */
    static Change part(TextEdit.Kind kind, int at, PhysicalParameter value) {
        return new Change(kind, at, at, value.applicationIndex() > 0 ? "?" : "", value, false);
    }

    /**
     * In the order of the text. Of what is added behind one token the first comes first, so that inner parentheses close
     * before outer ones; of what is added before one the last comes first.
     */
    static List<Change> ordered(List<Change> changes) {
        List<Change> ordered = new ArrayList<>(changes.size());
        for (Change change : changes) {
            if (change.kind != TextEdit.Kind.INSERT_BEFORE) {
                ordered.add(change);
            }
        }
        for (int i = changes.size() - 1; i >= 0; i--) {
            if (changes.get(i).kind == TextEdit.Kind.INSERT_BEFORE) {
                ordered.add(changes.get(i));
            }
        }
        ordered.sort(Comparator.comparingInt((Change c) -> c.start).thenComparing(c -> c.kind));
        return ordered;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    String text() {
        return text;
    }

    /** What is bound here; null: text only. */
    @Nullable
    PhysicalParameter value() {
        return value;
    }

    /** Whether the application's text stays as it is. */
    boolean keepsText() {
        return keepsText;
    }

    /** Whether the value is written into the text of a statement without parameters. */
    boolean lifts() {
        return value != null && !keepsText && value.applicationIndex() == 0;
    }
}
