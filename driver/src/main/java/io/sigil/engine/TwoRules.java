package io.sigil.engine;

import io.sigil.cell.CellReader;
import io.sigil.cell.CellStart;
import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the cells of a column that is encrypted anew: those of its rule from those of the rule before. Where both are of one
 * suite, the id of the data key tells, which stands behind the search token. Thread-safe.
 */
final class TwoRules {
    /** More than the versions of any data key; of data subjects' keys the rest is looked up. */
    private static final int MOST_IDS = 4_096;

    private final byte[] start;
    private final byte[] startBefore;
    private final int tokenLength;
    private final int tokenLengthBefore;
    private final boolean lookAlike;
    private final Set<Long> ids = ConcurrentHashMap.newKeySet();
    private final Set<Long> idsBefore = ConcurrentHashMap.newKeySet();

    TwoRules(ColumnRule now, int tokenLength, ColumnRule before, int tokenLengthBefore) {
        this.start = CellStart.of(now.mode());
        this.startBefore = CellStart.of(before.mode());
        this.tokenLength = tokenLength;
        this.tokenLengthBefore = tokenLengthBefore;
        this.lookAlike = now.mode() == before.mode()
                && tokenLength == tokenLengthBefore
                && now.key().equals(before.key());
    }

    /** Whether headers of both are alike, so that only opening a cell tells. */
    boolean lookAlike() {
        return lookAlike;
    }

    /** Opens a cell as that of one rule. */
    interface Opening {
        byte @Nullable [] open(byte[] cell) throws SQLException;
    }

    byte @Nullable [] open(byte[] cell, Opening now, Opening before) throws SQLException {
        boolean mayBeNow = beginsWith(cell, start);
        boolean mayBeBefore = beginsWith(cell, startBefore);
        if (!mayBeNow || !mayBeBefore) {
            return mayBeBefore ? before.open(cell) : now.open(cell);
        }
        Long id = id(cell, tokenLength);
        Long idBefore = id(cell, tokenLengthBefore);
        boolean beforeFirst = (id == null || !ids.contains(id)) && idBefore != null && idsBefore.contains(idBefore);
        return beforeFirst
                ? either(cell, before, idBefore, idsBefore, now, id, ids)
                : either(cell, now, id, ids, before, idBefore, idsBefore);
    }

    private static boolean beginsWith(byte[] cell, byte[] start) {
        return cell.length >= start.length && Arrays.equals(Arrays.copyOf(cell, start.length), start);
    }

    /** Null: the value is too short for a cell with such a token. */
    private static @Nullable Long id(byte[] cell, int tokenLength) {
        try {
            return CellReader.header(cell, tokenLength).dataKeyId();
        } catch (SQLException tooShort) {
            return null;
        }
    }

    private static byte @Nullable [] either(
            byte[] cell,
            Opening first,
            @Nullable Long id,
            Set<Long> ids,
            Opening second,
            @Nullable Long otherId,
            Set<Long> otherIds)
            throws SQLException {
        try {
            return opened(cell, first, id, ids);
        } catch (SQLException e) {
            if (!isOfAnotherRule(e)) {
                throw e;
            }
            try {
                return opened(cell, second, otherId, otherIds);
            } catch (SQLException ofNeither) {
                throw isOfAnotherRule(ofNeither) ? e : ofNeither;
            }
        }
    }

    private static byte @Nullable [] opened(byte[] cell, Opening opening, @Nullable Long id, Set<Long> ids)
            throws SQLException {
        byte[] canonical = opening.open(cell);
        if (id != null && ids.size() < MOST_IDS) {
            ids.add(id);
        }
        return canonical;
    }

    static boolean isOfAnotherRule(SQLException e) {
        int code = e.getErrorCode();
        return code == ErrorCode.CELL_TRUNCATED.number()
                || code == ErrorCode.CELL_TAMPERED.number()
                || code == ErrorCode.DATA_KEY_UNKNOWN.number();
    }
}
