package io.sigil.sql.plan;

import io.sigil.sql.RuledColumn;
import io.sigil.sql.ValueUse;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.tree.Expression.Form;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A placeholder or literal whose value is encrypted, with the tokens that make it up. Immutable. */
public final class RuledSlot {
    private final RuledColumn column;
    private final ValueUse use;
    private final Form form;
    private final int firstToken;
    private final int lastToken;
    private final @Nullable String castTo;

    /** @param castTo the physical type that the database has to be told; null when it knows */
    public RuledSlot(
            RuledColumn column, ValueUse use, Form form, int firstToken, int lastToken, @Nullable String castTo) {
        this.castTo = castTo;
        this.column = column;
        this.use = use;
        this.form = form;
        this.firstToken = firstToken;
        this.lastToken = lastToken;
    }

    /** Whether both send the same for the same stretch of text, though their tokens are counted differently. */
    boolean sameAs(LexedSql mine, RuledSlot other, LexedSql theirs) {
        return column.equals(other.column)
                && use == other.use
                && lastToken - firstToken == other.lastToken - other.firstToken
                && form == other.form
                && Objects.equals(castTo, other.castTo)
                && mine.tokens().get(firstToken).start()
                        == theirs.tokens().get(other.firstToken).start()
                && mine.tokens().get(lastToken).end()
                        == theirs.tokens().get(other.lastToken).end();
    }

    RuledColumn column() {
        return column;
    }

    ValueUse use() {
        return use;
    }

    Form form() {
        return form;
    }

    /** What stands around the value. */
    String prefix() {
        return castTo == null ? "" : "CAST(";
    }

    String suffix() {
        return castTo == null ? "" : " AS " + castTo + ")";
    }

    int firstToken() {
        return firstToken;
    }

    int lastToken() {
        return lastToken;
    }
}
