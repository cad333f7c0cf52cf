package io.sigil.sql.plan;

import io.sigil.sql.RowValue;
import io.sigil.sql.RowValues;
import io.sigil.sql.lexer.LexedSql;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The placeholders and literals that a cell is bound to. Immutable. */
public final class RowSlots {
    private final @Nullable RowSlot subject;
    private final List<RowSlot> key;

    /** @param key in the order of the rule's {@code bindTo} */
    public RowSlots(@Nullable RowSlot subject, List<RowSlot> key) {
        this.subject = subject;
        this.key = List.copyOf(key);
    }

    /** As one text of the template has them. */
    RowValues in(LexedSql sql) {
        List<RowValue> values = new ArrayList<>();
        for (RowSlot slot : key) {
            values.add(slot.in(sql));
        }
        return new RowValues(subject == null ? null : subject.in(sql), values);
    }

    /** Whether both are at the same places of the text, though their tokens are counted differently. */
    boolean sameAs(LexedSql mine, RowSlots other, LexedSql theirs) {
        if (key.size() != other.key.size() || (subject == null) != (other.subject == null)) {
            return false;
        }
        for (int i = 0; i < key.size(); i++) {
            if (!key.get(i).sameAs(mine, other.key.get(i), theirs)) {
                return false;
            }
        }
        return subject == null || other.subject == null || subject.sameAs(mine, other.subject, theirs);
    }
}
