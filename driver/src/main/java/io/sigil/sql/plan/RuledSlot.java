package io.sigil.sql.plan;

import io.sigil.sql.RuledColumn;
import io.sigil.sql.SearchPart;
import io.sigil.sql.ValueUse;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.tree.Expression.Form;

/** A placeholder or literal whose value is encrypted, with the tokens that make it up. Immutable. */
public final class RuledSlot {
    private final RuledColumn column;
    private final ValueUse use;
    private final SearchPart part;
    private final Form form;
    private final int firstToken;
    private final int lastToken;

    public RuledSlot(RuledColumn column, ValueUse use, SearchPart part, Form form, int firstToken, int lastToken) {
        this.column = column;
        this.use = use;
        this.part = part;
        this.form = form;
        this.firstToken = firstToken;
        this.lastToken = lastToken;
    }

    /** Whether both send the same for the same stretch of text, though their tokens are counted differently. */
    boolean sameAs(LexedSql mine, RuledSlot other, LexedSql theirs) {
        return column.equals(other.column)
                && use == other.use
                && part.equals(other.part)
                && lastToken - firstToken == other.lastToken - other.firstToken
                && form == other.form
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

    SearchPart part() {
        return part;
    }

    Form form() {
        return form;
    }

    int firstToken() {
        return firstToken;
    }

    int lastToken() {
        return lastToken;
    }
}
