package io.sigil.sql.plan;

import io.sigil.sql.RowSubject;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SearchPart;
import io.sigil.sql.ValueUse;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.tree.Expression.Form;
import org.jspecify.annotations.Nullable;

/** A placeholder or literal whose value is encrypted, with the tokens that make it up. Immutable. */
public final class RuledSlot {
    private final RuledColumn column;
    private final ValueUse use;
    private final SearchPart part;
    private final Form form;
    private final int firstToken;
    private final int lastToken;
    private final @Nullable SubjectSlot subject;

    public RuledSlot(RuledColumn column, ValueUse use, SearchPart part, Form form, int firstToken, int lastToken) {
        this(column, use, part, form, firstToken, lastToken, null);
    }

    private RuledSlot(
            RuledColumn column,
            ValueUse use,
            SearchPart part,
            Form form,
            int firstToken,
            int lastToken,
            @Nullable SubjectSlot subject) {
        this.subject = subject;
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
                        == theirs.tokens().get(other.lastToken).end()
                && sameSubject(mine, other, theirs);
    }

    private boolean sameSubject(LexedSql mine, RuledSlot other, LexedSql theirs) {
        return subject == null || other.subject == null
                ? subject == other.subject
                : subject.sameAs(mine, other.subject, theirs);
    }

    /** The same value as one of a data subject's. */
    public RuledSlot of(@Nullable SubjectSlot whose) {
        return new RuledSlot(column, use, part, form, firstToken, lastToken, whose);
    }

    /** Where its data subject is found, as the text has it; null: it has none. */
    @Nullable
    RowSubject subject(LexedSql sql) {
        return subject == null ? null : subject.in(sql);
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
