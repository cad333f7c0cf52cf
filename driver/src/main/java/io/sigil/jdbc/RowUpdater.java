package io.sigil.jdbc;

import io.sigil.codec.Codec;
import io.sigil.engine.ColumnCipher;
import io.sigil.error.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Gives ruled columns of an updatable result set new cells. Belongs to one result set. */
final class RowUpdater {
    private final ResultSet delegate;
    private final RowDecoder row;

    RowUpdater(ResultSet delegate, RowDecoder row) {
        this.delegate = delegate;
        this.row = row;
    }

    /** Whether the column is ruled, and so goes to {@link #update}. */
    boolean takes(int column) throws SQLException {
        if (row.hasBoundCells()) {
            throw ErrorCode.METHOD_NOT_SUPPORTED.exception("update refused, column " + column
                    + "; the result has cells that are bound to other columns of their row, and these may change;"
                    + " send an UPDATE");
        }
        return row.cipher(column) != null;
    }

    /** updateObject with a target type. */
    void updateTarget(int column, @Nullable Object value, int type, OptionalInt scaleOrLength) throws SQLException {
        Codec codec = Objects.requireNonNull(row.cipher(column)).codec();
        update(column, SetterContent.target(value, type, scaleOrLength, codec));
    }

    void update(int column, @Nullable Object value) throws SQLException {
        ColumnCipher cipher = Objects.requireNonNull(row.cipher(column));
        if (cipher.isComparedInMotion()) {
            throw ErrorCode.COLUMN_IN_MOTION.exception("update refused, column " + column
                    + "; it is in motion, and its equal may be stored in another form; send an UPDATE");
        }
        row.forget();
        if (value == null) {
            delegate.updateNull(column);
            return;
        }
        byte[] canonical = cipher.codec().encode(value);
        if (cipher.storesText()) {
            delegate.updateString(column, cipher.sealText(canonical));
        } else {
            delegate.updateBytes(column, cipher.seal(canonical));
        }
    }
}
