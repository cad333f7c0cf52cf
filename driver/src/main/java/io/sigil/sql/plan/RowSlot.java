package io.sigil.sql.plan;

import io.sigil.sql.RowColumn;
import io.sigil.sql.RowValue;
import io.sigil.sql.ValueUse;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Expression.Form;

/** The placeholder or literal of a column that cells of its row are bound to. Immutable. */
public final class RowSlot {
    private final RowColumn column;
    private final int slot;
    private final Form form;
    private final ValueUse use;

    /** @param use STORE where the row is inserted, COMPARE where it is found */
    public RowSlot(RowColumn column, int slot, Form form, ValueUse use) {
        this.column = column;
        this.slot = slot;
        this.form = form;
        this.use = use;
    }

    /** As one text of the template has it. */
    RowValue in(LexedSql sql) {
        Token token = sql.slots().get(slot);
        if (token.kind() != TokenKind.PLACEHOLDER) {
            return new RowValue(column, 0, LiteralValue.of(token, form), use);
        }
        int placeholders = 0;
        for (Token other : sql.slots().subList(0, slot + 1)) {
            placeholders += other.kind() == TokenKind.PLACEHOLDER ? 1 : 0;
        }
        return new RowValue(column, placeholders, null, use);
    }

    /** Whether both stand at the same place of the text, though their tokens are counted differently. */
    boolean sameAs(LexedSql mine, RowSlot other, LexedSql theirs) {
        return column.equals(other.column)
                && form == other.form
                && use == other.use
                && mine.slots().get(slot).start()
                        == theirs.slots().get(other.slot).start();
    }
}
