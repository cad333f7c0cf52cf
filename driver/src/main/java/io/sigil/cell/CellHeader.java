package io.sigil.cell;

import io.sigil.error.ErrorCode;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * What stands before the body of a cell: magic, suite, search token and data key id. Nothing of it can be trusted until
 * the cell has been opened. Immutable.
 */
public final class CellHeader {

    static final String NOT_A_CELL_REMEDY =
            "find out what wrote it past Sigil, or give the column the state migrating while it still holds plaintext";

    private static final byte MAGIC_1 = 0x75;
    private static final byte MAGIC_2 = 0x34;
    private static final byte MAGIC_3 = 0x56;
    private static final int MAGIC_BYTES = 3;
    private static final int TOKEN_OFFSET = MAGIC_BYTES + 1;
    private static final int KEY_ID_BYTES = 8;
    private static final byte[] NO_TOKEN = {};

    private final Suite suite;
    private final byte[] searchToken;
    private final long dataKeyId;

    private CellHeader(Suite suite, byte[] searchToken, long dataKeyId) {
        this.suite = suite;
        this.searchToken = searchToken;
        this.dataKeyId = dataKeyId;
    }

    /** Bytes of a header. */
    static int length(int tokenLength) {
        return TOKEN_OFFSET + tokenLength + KEY_ID_BYTES;
    }

    static CellHeader parse(byte[] cell, int tokenLength, String where) throws SQLException {
        if (cell.length < MAGIC_BYTES || cell[0] != MAGIC_1 || cell[1] != MAGIC_2 || cell[2] != MAGIC_3) {
            throw ErrorCode.NOT_A_CELL.exception("the stored value isn't a cell" + where
                    + "; it doesn't begin with the magic bytes of a cell; " + NOT_A_CELL_REMEDY);
        }
        if (cell.length == MAGIC_BYTES) {
            throw truncated(where);
        }
        Suite suite = Suite.ofNumber(cell[MAGIC_BYTES]);
        if (suite == null) {
            throw ErrorCode.SUITE_UNKNOWN.exception(
                    "the cell names the unknown suite " + (cell[MAGIC_BYTES] & 0xff) + where
                            + "; a later version of Sigil wrote it or it was damaged; upgrade Sigil or restore the value");
        }
        if (cell.length < CellSize.binary(0, suite, tokenLength)) {
            throw truncated(where);
        }
        byte[] token = tokenLength == 0 ? NO_TOKEN : Arrays.copyOfRange(cell, TOKEN_OFFSET, TOKEN_OFFSET + tokenLength);
        return new CellHeader(suite, token, ByteBuffer.wrap(cell).getLong(TOKEN_OFFSET + tokenLength));
    }

    private static SQLException truncated(String where) {
        return ErrorCode.CELL_TRUNCATED.exception("the cell is too short" + where
                + "; it was cut off, as by a column that is too narrow, or the rule's search was changed;"
                + " widen the column and restore the value, or correct the rule");
    }

    /** Writes a header at the start of {@code cell} and gives the offset of the body. */
    static int write(byte[] cell, Suite suite, byte[] searchToken, long dataKeyId) {
        ByteBuffer.wrap(cell)
                .put(MAGIC_1)
                .put(MAGIC_2)
                .put(MAGIC_3)
                .put(suite.number())
                .put(searchToken)
                .putLong(dataKeyId);
        return length(searchToken.length);
    }

    public Suite suite() {
        return suite;
    }

    /** A copy; empty when the rule has no search. */
    public byte[] searchToken() {
        return searchToken.clone();
    }

    /** The id of the data key that the cell claims to be encrypted with. */
    public long dataKeyId() {
        return dataKeyId;
    }

    /** As {@link #searchToken()}, for whom it doesn't change. */
    byte[] token() {
        return searchToken;
    }

    int bodyOffset() {
        return length(searchToken.length);
    }
}
