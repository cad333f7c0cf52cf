package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.plan.SubjectSlot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows the data subject of each value that needs one. A value without is refused in the end. Not thread-safe. */
final class SubjectLedger {
    private final Map<Integer, SubjectSlot> subjects = new HashMap<>();

    /** The value of this slot, alone or within an expression, becomes one of the subject's. */
    void bind(int slot, SubjectSlot subject) {
        subjects.put(slot, subject);
    }

    /**
     * The subject of a value that becomes a cell.
     *
     * @param slots the value's, or those of the expression that makes it
     * @param token its place
     * @return null for a column whose cells aren't bound to subjects
     */
    @Nullable
    SubjectSlot of(RuledColumn column, List<Integer> slots, int token) throws StatementRefusedException {
        if (!column.rule().perSubject()) {
            return null;
        }
        SubjectSlot found = null;
        for (int slot : slots) {
            SubjectSlot subject = subjects.get(slot);
            if (subject == null || (found != null && found != subject)) {
                throw unknown(column, token);
            }
            found = subject;
        }
        if (found == null) {
            throw unknown(column, token);
        }
        return found;
    }

    private static StatementRefusedException unknown(RuledColumn column, int token) {
        return new StatementRefusedException(
                ErrorCode.SUBJECT_NOT_KNOWN,
                token,
                "a value meets " + column + " and its data subject isn't known",
                "each subject's values are encrypted under a key of its own",
                "insert the value together with its row's subject as a single placeholder or literal, or update it WHERE"
                        + " the subject column = a value, connected by AND alone");
    }
}
