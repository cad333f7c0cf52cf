package io.sigil.sql.plan;

import io.sigil.sql.RowValues;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SearchPart;
import io.sigil.sql.ValueUse;
import io.sigil.sql.constant.Constant;
import io.sigil.sql.lexer.LexedSql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constant expression whose value is encrypted, with the tokens that make it up. Immutable. */
public final class RuledConstant {
    private final RuledColumn column;
    private final ValueUse use;
    private final SearchPart part;
    private final Constant constant;
    private final int firstToken;
    private final int lastToken;
    private final @Nullable RowSlots row;

    public RuledConstant(
            RuledColumn column, ValueUse use, SearchPart part, Constant constant, int firstToken, int lastToken) {
        this(column, use, part, constant, firstToken, lastToken, null);
    }

    private RuledConstant(
            RuledColumn column,
            ValueUse use,
            SearchPart part,
            Constant constant,
            int firstToken,
            int lastToken,
            @Nullable RowSlots row) {
        this.row = row;
        this.column = column;
        this.use = use;
        this.part = part;
        this.constant = constant;
        this.firstToken = firstToken;
        this.lastToken = lastToken;
    }

    /** Whether both are the same stretch of text for the same column, though their tokens are counted differently. */
    boolean sameAs(LexedSql mine, RuledConstant other, LexedSql theirs) {
        return column.equals(other.column)
                && use == other.use
                && part.equals(other.part)
                && lastToken - firstToken == other.lastToken - other.firstToken
                && constant.slots().equals(other.constant.slots())
                && mine.tokens().get(firstToken).start()
                        == theirs.tokens().get(other.firstToken).start()
                && mine.tokens().get(lastToken).end()
                        == theirs.tokens().get(other.lastToken).end()
                && sameRow(mine, other, theirs);
    }

    private boolean sameRow(LexedSql mine, RuledConstant other, LexedSql theirs) {
        return (row == null || other.row == null) ? row == other.row : row.sameAs(mine, other.row, theirs);
    }

    /** The same value, bound to its row. */
    public RuledConstant of(@Nullable RowSlots values) {
        return new RuledConstant(column, use, part, constant, firstToken, lastToken, values);
    }

    /** The same value, for another use. */
    public RuledConstant used(ValueUse as) {
        return new RuledConstant(column, as, part, constant, firstToken, lastToken, row);
    }

    /** What it is bound to, as the text has it; null: nothing. */
    @Nullable
    RowValues row(LexedSql sql) {
        return row == null ? null : row.in(sql);
    }

    public RuledColumn column() {
        return column;
    }

    public ValueUse use() {
        return use;
    }

    public SearchPart part() {
        return part;
    }

    Constant constant() {
        return constant;
    }

    /** Its placeholders and literals, in the order of the text. */
    public List<Integer> slots() {
        return constant.slots();
    }

    public int firstToken() {
        return firstToken;
    }

    public int lastToken() {
        return lastToken;
    }
}
