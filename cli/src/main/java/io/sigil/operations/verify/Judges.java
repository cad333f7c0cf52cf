package io.sigil.operations.verify;

import io.sigil.engine.CellConversion;
import io.sigil.engine.CellRow;
import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnState;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What stored values may be wanted to be. */
public final class Judges {
    private Judges() {}

    /** What the rules' state of each column allows: cells, and plaintext only while the column is in motion. */
    public static Judge asTheRulesSay() {
        return (column, stored, row) -> {
            if (column.tellsCells() && !column.isCell(stored)) {
                if (column.column().rule().state() == ColumnState.ENCRYPTED) {
                    throw plain(column);
                }
                column.requireEncryptable(stored);
                return Verdict.LEFT;
            }
            return opened(column, stored, row);
        };
    }

    /** Cells; plaintext is left to be encrypted. */
    public static Judge cells() {
        return (column, stored, row) -> {
            if (!column.isCell(stored)) {
                column.requireEncryptable(stored);
                return Verdict.LEFT;
            }
            return opened(column, stored, row);
        };
    }

    /** Cells, whatever their data key; plaintext is of no key. */
    static Judge cellsOfAnyAge() {
        return (column, stored, row) ->
                column.tellsCells() && !column.isCell(stored) ? Verdict.FINE : opened(column, stored, row);
    }

    /** Cells as they are written now; others are left to be encrypted anew. Plaintext is none of either. */
    public static Judge newestCells() {
        return (column, stored, row) -> {
            if (!column.isCell(stored)) {
                return Verdict.FINE;
            }
            Verdict opened = opened(column, stored, row);
            return opened == Verdict.FINE && !column.isNewest(stored, row) ? Verdict.LEFT : opened;
        };
    }

    /** Plaintext; cells are left to be decrypted. */
    public static Judge plaintext() {
        return (column, stored, row) -> {
            if (column.isCell(stored)) {
                Verdict opened = opened(column, stored, row);
                return opened == Verdict.FINE ? Verdict.LEFT : opened;
            }
            column.requireEncryptable(stored);
            return Verdict.FINE;
        };
    }

    private static Verdict opened(CellConversion column, Object cell, @Nullable CellRow row) throws SQLException {
        return column.authenticate(cell, row) ? Verdict.FINE : Verdict.SHREDDED;
    }

    private static SQLException plain(CellConversion column) {
        return ErrorCode.NOT_A_CELL.exception("the stored value isn't a cell, column " + column.column()
                + "; it was written past Sigil, or the column isn't fully encrypted; run sigil encrypt under the state"
                + " migrating, and add the guard");
    }
}
