package io.sigil.jdbc;

import io.sigil.engine.ColumnCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
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
    boolean takes(int column) {
        return row.cipher(column) != null;
    }

    void update(int column, @Nullable Object value) throws SQLException {
        ColumnCipher cipher = Objects.requireNonNull(row.cipher(column));
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
