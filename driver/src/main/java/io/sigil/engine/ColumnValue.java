package io.sigil.engine;

import io.sigil.codec.Codec;
import io.sigil.codec.Standing;
import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.rules.LogicalType;
import io.sigil.sql.RowColumn;
import io.sigil.sql.ValueUse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value that cells of its row are bound to, in the one form that it has in every table: a whole number in decimal digits, a text
 * as it is, a UUID in lower case. Immutable.
 */
public final class ColumnValue {
    private final Object value;

    private ColumnValue(Object value) {
        this.value = value;
    }

    /**
     * The value that the column will hold, or is compared with.
     *
     * @param given as the application passes it, or as the SQL has it; null is refused
     * @param use COMPARE: a value that the type can't hold exactly is refused
     * @throws SQLException when it can't be told for sure what the database makes of it
     */
    public static ColumnValue of(RowColumn column, @Nullable Object given, ValueUse use, Dialect dialect)
            throws SQLException {
        LogicalType type = Objects.requireNonNull(column.type(), "the statement is refused before");
        if (given == null) {
            throw refused(column, "its value is NULL, or isn't set");
        }
        Codec codec = Codec.of(type, dialect, column.name());
        Object value = codec.decode(use == ValueUse.COMPARE ? exact(codec, column, given) : codec.encode(given, null));
        if (value instanceof Number) {
            long number = ((Number) value).longValue();
            if (number == 0 && column.zeroGenerates() && use == ValueUse.STORE) {
                throw refused(column, "the database may generate a value in place of 0");
            }
            return new ColumnValue(number);
        }
        return new ColumnValue(value);
    }

    /**
     * The value as the row has it.
     *
     * @param given a whole number, a text or a UUID; null is refused
     * @param where the column whose cell is bound to it, for messages
     */
    static ColumnValue stored(@Nullable Object given, String where) throws SQLException {
        if (given instanceof Long || given instanceof Integer || given instanceof Short) {
            return new ColumnValue(((Number) given).longValue());
        }
        if (given instanceof String || given instanceof UUID) {
            return new ColumnValue(given);
        }
        throw ErrorCode.ROW_NOT_KNOWN.exception("the row isn't known, of a cell of " + where
                + "; a value that the cell is bound to is NULL, or neither a whole number nor a text nor a UUID;"
                + " pass the row's own");
    }

    private static byte[] exact(Codec codec, RowColumn column, Object given) throws SQLException {
        Standing standing = Standing.of(codec, given, null);
        byte[] canonical = standing.canonical();
        if (standing.side() != Standing.Side.AT || canonical == null) {
            throw refused(column, "its value isn't exactly one of the column's type");
        }
        return canonical;
    }

    private static SQLException refused(RowColumn column, String why) {
        return ErrorCode.ROW_NOT_KNOWN.exception("statement refused, the row or data subject in column " + column.name()
                + " isn't known; " + why + "; pass the column's value");
    }

    /** What is bound in its place: a Long, String or UUID, so that the database stores just what cells are bound to. */
    public Object bound() {
        return value;
    }

    /** The canonical form, UTF-8. */
    public byte[] canonical() {
        return canonical(value.toString());
    }

    /** The canonical form of a subject that is named by a text, as on a command line. */
    public static byte[] canonical(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Never the value. */
    @Override
    public String toString() {
        return "value of a row";
    }
}
