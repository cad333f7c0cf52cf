package io.sigil.jdbc;

import io.sigil.codec.Codec;
import io.sigil.dialect.Dialect;
import io.sigil.engine.ColumnCipher;
import io.sigil.error.ErrorCode;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens the cells of the current row, each once, when it is first asked for. Belongs to one result set. */
final class RowDecoder {
    private final ResultSet delegate;
    private final OutputDecoders outputs;
    private final Dialect dialect;
    private final byte[] @Nullable [] canonical;
    private final boolean[] known;
    private boolean anyKnown;

    RowDecoder(ResultSet delegate, OutputDecoders outputs, Dialect dialect) {
        this.delegate = delegate;
        this.dialect = dialect;
        this.outputs = outputs;
        this.canonical = new byte[outputs.count()] @Nullable [];
        this.known = new boolean[outputs.count()];
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
            Arrays.fill(known, false);
            anyKnown = false;
        }
    }

    /** Null for a plain column, and for one that the result doesn't have. */
    @Nullable
    ColumnCipher cipher(int column) {
        return outputs.cipher(column);
    }

    /** Whether a column has a key for each data subject. */
    boolean hasSubjects() {
        for (int column = 1; column <= outputs.count(); column++) {
            ColumnCipher cipher = outputs.cipher(column);
            if (cipher != null && cipher.perSubject()) {
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
        if (!known[column - 1]) {
            canonical[column - 1] = read(column);
            known[column - 1] = true;
            anyKnown = true;
        }
        return canonical[column - 1];
    }

    private byte @Nullable [] read(int column) throws SQLException {
        ColumnCipher cipher = codecCipher(column);
        if (cipher.storesText()) {
            String cell = delegate.getString(column);
            return cell == null ? null : cipher.openText(cell);
        }
        byte[] cell = delegate.getBytes(column);
        return cell == null ? null : cipher.open(cell);
    }

    private Codec codec(int column) {
        return Objects.requireNonNull(outputs.codec(column));
    }

    private ColumnCipher codecCipher(int column) {
        return Objects.requireNonNull(outputs.cipher(column));
    }
}
