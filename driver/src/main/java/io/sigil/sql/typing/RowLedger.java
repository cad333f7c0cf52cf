package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.sql.RowBinding;
import io.sigil.sql.RowColumn;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.plan.RowSlot;
import io.sigil.sql.plan.RowSlots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows what each value's row is called that has to be bound to it. A value without is refused in the end. Not thread-safe. */
final class RowLedger {
    private final Map<Integer, Map<String, RowSlot>> rows = new HashMap<>();

    /**
     * The value of this slot, alone or within an expression, goes into this row.
     *
     * @param row the values of its columns that are known, by the column's name
     */
    void bind(int slot, Map<String, RowSlot> row) {
        rows.put(slot, row);
    }

    /**
     * What a value is bound to that becomes a cell.
     *
     * @param slots the value's, or those of the expression that makes it
     * @param token its place
     * @return null for a column whose cells are bound to nothing else
     */
    @Nullable
    RowSlots of(RuledColumn column, List<Integer> slots, int token) throws StatementRefusedException {
        RowBinding binding = column.binding();
        if (binding.isEmpty()) {
            return null;
        }
        Map<String, RowSlot> row = null;
        for (int slot : slots) {
            Map<String, RowSlot> found = rows.get(slot);
            if (found == null || (row != null && found != row)) {
                throw unknown(column, token);
            }
            row = found;
        }
        if (row == null) {
            throw unknown(column, token);
        }
        RowColumn subject = binding.subject();
        List<RowSlot> key = new ArrayList<>();
        for (RowColumn bound : binding.key()) {
            key.add(known(row, bound, column, token));
        }
        return new RowSlots(subject == null ? null : known(row, subject, column, token), key);
    }

    private static RowSlot known(Map<String, RowSlot> row, RowColumn wanted, RuledColumn column, int token)
            throws StatementRefusedException {
        RowSlot slot = row.get(wanted.name());
        if (slot == null) {
            throw unknown(column, token);
        }
        if (wanted.type() == null) {
            throw new StatementRefusedException(
                    ErrorCode.ROW_NOT_KNOWN,
                    token,
                    "cells of " + column + " are bound to " + wanted,
                    "values of its type may be stored otherwise than they were sent",
                    "make it SMALLINT, INTEGER, BIGINT, VARCHAR or UUID, or rule it deterministic");
        }
        return slot;
    }

    private static StatementRefusedException unknown(RuledColumn column, int token) {
        boolean perSubject = column.rule().perSubject();
        return new StatementRefusedException(
                ErrorCode.ROW_NOT_KNOWN,
                token,
                "a value meets " + column + " and " + (perSubject ? "its data subject" : "its row") + " isn't known",
                perSubject
                        ? "each subject's values are encrypted under a key of its own"
                        : "its cells are bound to columns of their row",
                "insert the value together with these columns, each as a single placeholder or literal, or update it WHERE"
                        + " they = values, connected by AND alone");
    }
}
