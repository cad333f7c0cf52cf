package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.engine.ColumnCipher;
import io.sigil.error.ErrorCode;
import io.sigil.sql.ValueUse;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An array that is compared with a ruled column, as canonical bytes of its elements. Immutable. */
final class CellArray {
    private final byte[] @Nullable [] elements;

    private CellArray(byte[] @Nullable [] elements) {
        this.elements = elements;
    }

    /** @param value a {@link Array} or an array of objects, of one dimension */
    static CellArray of(Object value, ColumnCipher cipher) throws SQLException {
        Object content = value instanceof Array ? ((Array) value).getArray() : value;
        if (!(content instanceof Object[])) {
            throw ErrorCode.CONVERSION_NOT_SUPPORTED.exception("value not taken, for an array that is compared with a "
                    + cipher.codec().typeName() + "; its elements have to be encrypted, and it isn't an array of"
                    + " objects; pass a java.sql.Array or an Object[]");
        }
        Object[] values = (Object[]) content;
        byte[] @Nullable [] elements = new byte[values.length] @Nullable [];
        for (int i = 0; i < values.length; i++) {
            elements[i] = values[i] == null ? null : cipher.canonical(values[i], null, ValueUse.COMPARE);
        }
        return new CellArray(elements);
    }

    /** Sends new cells. */
    void bind(PreparedStatement delegate, int index, ColumnCipher cipher, Dialect dialect) throws SQLException {
        Object[] cells = cipher.storesText() ? new String[elements.length] : new byte[elements.length][];
        for (int i = 0; i < cells.length; i++) {
            byte[] canonical = elements[i];
            if (canonical != null) {
                cells[i] = cipher.storesText() ? cipher.sealText(canonical) : cipher.seal(canonical);
            }
        }
        delegate.setArray(index, delegate.getConnection().createArrayOf(cipher.physicalTypeName(dialect), cells));
    }
}
