package io.sigil.sql.plan;

import io.sigil.sql.RowValues;
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
    private final @Nullable RowSlots row;

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
            @Nullable RowSlots row) {
        this.row = row;
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
                && sameRow(mine, other, theirs);
    }

    private boolean sameRow(LexedSql mine, RuledSlot other, LexedSql theirs) {
        return (row == null || other.row == null) ? row == other.row : row.sameAs(mine, other.row, theirs);
    }

    /** The same value, bound to its row. */
    public RuledSlot of(@Nullable RowSlots values) {
        return new RuledSlot(column, use, part, form, firstToken, lastToken, values);
    }

    /** What it is bound to, as the text has it; null: nothing. */
    @Nullable
    RowValues row(LexedSql sql) {
        return row == null ? null : row.in(sql);
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
