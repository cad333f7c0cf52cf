package io.sigil.sql.plan;

import io.sigil.sql.SearchPart;
import io.sigil.sql.lexer.LexedSql;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces tokens of the application's SQL, or adds text and a value before or behind one. Immutable. */
public final class TextEdit {
    /** What the text of an edit begins with that adds a statement of Sigil's own. */
    public static final String NEXT_STATEMENT = "; ";

    /** Where text goes that meets other text at the same place: what is added behind a token stands nearest to it. */
    enum Kind {
        INSERT_AFTER,
        INSERT_BEFORE,
        REPLACE
    }

    private final Kind kind;
    private final int firstToken;
    private final int lastToken;
    private final String text;
    private final int slot;
    private final @Nullable SearchPart part;
    private final String tail;

    private TextEdit(
            Kind kind, int firstToken, int lastToken, String text, int slot, @Nullable SearchPart part, String tail) {
        this.kind = kind;
        this.firstToken = firstToken;
        this.lastToken = lastToken;
        this.text = text;
        this.slot = slot;
        this.part = part;
        this.tail = tail;
    }

    private static TextEdit of(Kind kind, int firstToken, int lastToken, String text) {
        return new TextEdit(kind, firstToken, lastToken, text, -1, null, "");
    }

    /** @param lastToken inclusive */
    public static TextEdit replace(int firstToken, int lastToken, String text) {
        return of(Kind.REPLACE, firstToken, lastToken, text);
    }

    public static TextEdit insertAfter(int token, String text) {
        return of(Kind.INSERT_AFTER, token, token, text);
    }

    public static TextEdit insertBefore(int token, String text) {
        return of(Kind.INSERT_BEFORE, token, token, text);
    }

    /**
     * Adds {@code text}, another part of a value that is sent already, and {@code tail}.
     *
     * @param slot the value, or the first one of the expression that it is part of
     */
    public static TextEdit insertAfter(int token, String text, int slot, SearchPart part, String tail) {
        return new TextEdit(Kind.INSERT_AFTER, token, token, text, slot, part, tail);
    }

    Kind kind() {
        return kind;
    }

    int firstToken() {
        return firstToken;
    }

    int lastToken() {
        return lastToken;
    }

    /** Whether it adds a statement of Sigil's own behind the application's. */
    public boolean addsStatement() {
        return kind == Kind.INSERT_AFTER && text.startsWith(NEXT_STATEMENT);
    }

    String text() {
        return text;
    }

    /** What of the value at {@link #slot()} stands between {@link #text()} and {@link #tail()}; null: nothing. */
    @Nullable
    SearchPart part() {
        return part;
    }

    int slot() {
        return slot;
    }

    String tail() {
        return tail;
    }

    /** Whether it takes something away, or adds text of this form and no value. */
    public boolean removesOrAdds(Pattern form) {
        return part == null
                && (kind == Kind.REPLACE ? text.isEmpty() : form.matcher(text).matches());
    }

    /** Offset in the text at which the edit begins. */
    int start(LexedSql sql) {
        return kind == Kind.INSERT_AFTER
                ? sql.tokens().get(lastToken).end()
                : sql.tokens().get(firstToken).start();
    }

    /** Offset in the text behind what is replaced. */
    int end(LexedSql sql) {
        return kind == Kind.INSERT_BEFORE
                ? start(sql)
                : sql.tokens().get(lastToken).end();
    }

    /** Whether it changes something between two offsets. */
    public boolean isWithin(int from, int to, LexedSql sql) {
        return start(sql) >= from && end(sql) <= to;
    }

    /** Whether both do the same to the text, though their tokens are counted differently. */
    boolean sameAs(LexedSql mine, TextEdit other, LexedSql theirs) {
        return kind == other.kind
                && text.equals(other.text)
                && tail.equals(other.tail)
                && slot == other.slot
                && Objects.equals(part, other.part)
                && start(mine) == other.start(theirs)
                && end(mine) == other.end(theirs);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        if (!(object instanceof TextEdit)) {
            return false;
        }
        TextEdit other = (TextEdit) object;
        return kind == other.kind
                && firstToken == other.firstToken
                && lastToken == other.lastToken
                && text.equals(other.text)
                && tail.equals(other.tail)
                && slot == other.slot
                && Objects.equals(part, other.part);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, firstToken, lastToken, text, slot, part, tail);
    }
}
