package io.sigil.jdbc;

import io.sigil.codec.Codec;
import io.sigil.dialect.Dialect;
import io.sigil.engine.CellRow;
import io.sigil.engine.ColumnCipher;
import io.sigil.engine.ColumnValue;
import io.sigil.error.ErrorCode;
import io.sigil.sql.RowBinding;
import io.sigil.sql.RowColumn;
import io.sigil.sql.RowIndexes;
import io.sigil.sql.ValueUse;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens the cells of the current row, each once, when it is first asked for. Belongs to one result set. */
final class RowDecoder {
    /** Stands for the canonical bytes of NULL; told by identity. */
    private static final byte[] NULL = {};

    private final ResultSet delegate;
    private final OutputDecoders outputs;
    private final Dialect dialect;
    /** By column - 1; null: not asked for yet. */
    private final byte[] @Nullable [] canonical;

    private boolean anyKnown;

    RowDecoder(ResultSet delegate, OutputDecoders outputs, Dialect dialect) {
        this.delegate = delegate;
        this.dialect = dialect;
        this.outputs = outputs;
        this.canonical = new byte[outputs.count()] @Nullable [];
    }

    /** What the driver writes a text in for getAsciiStream: but for pgjdbc, not ASCII. */
    Charset asciiStreams() {
        return dialect == Dialect.POSTGRESQL ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8;
    }

    /** How the deprecated getBigDecimal with a scale rounds. */
    RoundingMode rounding() {
        return dialect == Dialect.MARIADB ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP;
    }

    /** The cursor has moved, or the row has changed. */
    void forget() {
        if (anyKnown) {
            Arrays.fill(canonical, null);
            anyKnown = false;
        }
    }

    /** Null for a plain column, and for one that the result doesn't have. */
    @Nullable
    ColumnCipher cipher(int column) {
        return outputs.cipher(column);
    }

    /** Whether a column's cells are bound to other columns of their row. */
    boolean hasBoundCells() {
        for (int column = 1; column <= outputs.count(); column++) {
            ColumnCipher cipher = outputs.cipher(column);
            if (cipher != null && cipher.isBoundToRow()) {
                return true;
            }
        }
        return false;
    }

    /** A value of a ruled column as {@code getObject} gives it; null for NULL. */
    @Nullable
    Object get(int column) throws SQLException {
        byte[] bytes = canonical(column);
        return bytes == null ? null : codec(column).decode(bytes);
    }

    /** A value of a ruled column in the class asked for; null for NULL. */
    <T> @Nullable T get(int column, Class<T> type, @Nullable Calendar calendar) throws SQLException {
        byte[] bytes = canonical(column);
        return bytes == null ? null : codec(column).decode(bytes, type, calendar);
    }

    /** What getObject with a class gives; drivers refuse some classes even for NULL. */
    <T> @Nullable T getObject(int column, @Nullable Class<T> type) throws SQLException {
        if (type == null) {
            throw ErrorCode.METHOD_NOT_SUPPORTED.exception(
                    "getObject refused, column " + column + "; the class is null; pass one");
        }
        byte[] bytes = canonical(column);
        Codec codec = codec(column);
        codec.requireObject(type, bytes == null);
        return bytes == null ? null : codec.decode(bytes, type);
    }

    private byte @Nullable [] canonical(int column) throws SQLException {
        byte[] known = canonical[column - 1];
        if (known == null) {
            byte[] read = read(column);
            known = read == null ? NULL : read;
            canonical[column - 1] = known;
            anyKnown = true;
        }
        return known == NULL ? null : known;
    }

    private byte @Nullable [] read(int column) throws SQLException {
        ColumnCipher cipher = codecCipher(column);
        if (cipher.storesText()) {
            String cell = delegate.getString(column);
            return cell == null ? null : cipher.openText(cell, row(column, cipher));
        }
        byte[] cell = delegate.getBytes(column);
        return cell == null ? null : cipher.open(cell, row(column, cipher));
    }

    /** What of the row is in the result, as far as the cell is bound to it; null when nothing is. */
    private @Nullable CellRow row(int column, ColumnCipher cipher) throws SQLException {
        RowIndexes indexes = outputs.row(column);
        if (indexes == null) {
            return null;
        }
        RowBinding binding = cipher.binding();
        List<ColumnValue> key = new ArrayList<>();
        for (int i = 0; i < indexes.key().size(); i++) {
            key.add(value(indexes.key().get(i), binding.key().get(i)));
        }
        RowColumn subject = binding.subject();
        boolean known = indexes.subject() > 0 && subject != null && subject.type() != null;
        return CellRow.of(known ? value(indexes.subject(), Objects.requireNonNull(subject)) : null, key);
    }

    private ColumnValue value(int column, RowColumn named) throws SQLException {
        Object value = cipher(column) == null ? delegate.getObject(column) : get(column);
        return ColumnValue.of(named, value, ValueUse.COMPARE, dialect);
    }

    private Codec codec(int column) {
        return Objects.requireNonNull(outputs.codec(column));
    }

    private ColumnCipher codecCipher(int column) {
        return Objects.requireNonNull(outputs.cipher(column));
    }
}
