package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.engine.CellSource;
import io.sigil.engine.ColumnCipher;
import io.sigil.error.ErrorCode;
import io.sigil.sql.SearchPart;
import io.sigil.sql.ValueUse;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An array that is compared with a ruled column, as its elements. Immutable. */
final class CellArray {
    private final @Nullable CellSource[] elements;

    private CellArray(@Nullable CellSource[] elements) {
        this.elements = elements;
    }

    /**
     * @param value a {@link Array} or an array of objects, of one dimension
     * @param search which bytes of each element are sent
     */
    static CellArray of(Object value, ColumnCipher cipher, SearchPart search) throws SQLException {
        Object content = value instanceof Array ? ((Array) value).getArray() : value;
        if (!(content instanceof Object[])) {
            throw ErrorCode.CONVERSION_NOT_SUPPORTED.exception("value not taken, for an array that is compared with a "
                    + cipher.codec().typeName() + "; its elements have to be encrypted, and it isn't an array of"
                    + " objects; pass a java.sql.Array or an Object[]");
        }
        Object[] values = (Object[]) content;
        @Nullable CellSource[] elements = new @Nullable CellSource[values.length];
        for (int i = 0; i < values.length; i++) {
            elements[i] = values[i] == null ? null : CellSource.of(cipher, values[i], null, ValueUse.COMPARE, search);
        }
        return new CellArray(elements);
    }

    /** Sends new cells. */
    void bind(PreparedStatement delegate, int index, ColumnCipher cipher, Dialect dialect) throws SQLException {
        Object[] cells = cipher.storesText() ? new String[elements.length] : new byte[elements.length][];
        for (int i = 0; i < cells.length; i++) {
            CellSource source = elements[i];
            if (source != null) {
                cells[i] = source.make();
            }
        }
        delegate.setArray(index, delegate.getConnection().createArrayOf(cipher.physicalTypeName(dialect), cells));
    }
}
