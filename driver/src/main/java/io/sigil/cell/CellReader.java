package io.sigil.cell;

import io.sigil.error.ErrorCode;
import io.sigil.keys.DataKey;
import java.sql.SQLException;
import java.util.Objects;

/** Opens the cells of one suite. Immutable and thread-safe. */
public final class CellReader {

    private final CellSuite suite;

    /** A reader of the cells of {@code suite}; it refuses those of any other. */
    public CellReader(CellSuite suite) {
        this.suite = Objects.requireNonNull(suite);
    }

    /**
     * What the cell says of itself, so that its data key can be found. Nothing is verified yet.
     *
     * @param tokenLength bytes of the rule's search token, 0 when it has none
     * @throws SQLException SIGIL-4001 to SIGIL-4003 when the value isn't a whole cell of a known suite
     */
    public static CellHeader header(byte[] cell, int tokenLength) throws SQLException {
        return CellHeader.parse(cell, tokenLength, "");
    }

    /** As {@link #header(byte[], int)}, and the message names the domain. */
    public static CellHeader header(byte[] cell, int tokenLength, CellContext context) throws SQLException {
        return CellHeader.parse(cell, tokenLength, context.where());
    }

    /**
     * The plaintext of a cell, after its tag was verified.
     *
     * @param key the data key that {@link #header} names
     * @param context the context that the cell was sealed in
     * @param tokenLength bytes of the rule's search token, 0 when it has none
     * @throws SQLException SIGIL-4001 to SIGIL-4005 when the value isn't a cell, or isn't this column's
     */
    public byte[] open(DataKey key, CellContext context, int tokenLength, byte[] cell) throws SQLException {
        return open(key, context, CellHeader.parse(cell, tokenLength, context.where()), cell);
    }

    /**
     * As {@link #open(DataKey, CellContext, int, byte[])}.
     *
     * @param header what {@link #header(byte[], int, CellContext)} read from this very cell
     */
    public byte[] open(DataKey key, CellContext context, CellHeader header, byte[] cell) throws SQLException {
        if (header.suite() != suite.suite()) {
            throw ErrorCode.SUITE_NOT_OF_RULE.exception("the cell is of suite " + header.suite() + " and not "
                    + suite.suite() + context.where()
                    + "; the rule's mode was changed, or the cell was moved here;"
                    + " give the rule its old mode back, or encrypt the column anew");
        }
        return suite.open(key, context, header, cell);
    }
}
