package io.sigil.codec;

import io.sigil.rules.LogicalType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import java.util.UUID;

/** Converts an SQL value to the class that a getter asks for: JDBC 4.3 table B-6, as far as the delegates agree. */
final class GetterValue {

    private GetterValue() {}

    /**
     * The value as the class asked.
     *
     * @param value one of the classes of {@link SetterValue}
     */
    static Object of(Object value, Class<?> target, ColumnType column, LocalClock clock) throws SQLException {
        if (target == String.class) {
            return text(value, target, column);
        }
        if (isLargeObject(column)
                && (target == Boolean.class || NumberGetter.gives(target) || MomentGetter.gives(target))) {
            throw column.toUnsupported(target);
        }
        if (target == Boolean.class) {
            return bool(value, column);
        }
        if (NumberGetter.gives(target)) {
            return NumberGetter.get(value, target, column);
        }
        if (MomentGetter.gives(target)) {
            return MomentGetter.get(value, target, column, clock);
        }
        if (target == Character.class) {
            String text = text(value, target, column);
            return text.isEmpty() ? ' ' : text.charAt(0);
        }
        if (target == UUID.class) {
            return uuid(value, column);
        }
        if (target == byte[].class) {
            return bytes(value, target, column);
        }
        if (target == InputStream.class) {
            return new ByteArrayInputStream(bytes(value, target, column));
        }
        if (target == Blob.class) {
            return new CellBlob(bytes(value, target, column));
        }
        if (target == Reader.class) {
            return new StringReader(text(value, target, column));
        }
        if (target == Clob.class || target == NClob.class) {
            return new CellClob(text(value, target, column));
        }
        throw column.toUnsupported(target);
    }

    /** H2's CLOB gives text and bytes alone; elsewhere CLOB is an ordinary text type. */
    private static boolean isLargeObject(ColumnType column) {
        return column.isH2() && column.type().kind() == LogicalType.Kind.CLOB;
    }

    private static String text(Object value, Class<?> target, ColumnType column) throws SQLException {
        if (value instanceof byte[]) {
            if (!column.isH2()) {
                throw column.toUnsupported(target);
            }
            return Utf8.decode((byte[]) value, column);
        }
        return SqlText.format(value, column);
    }

    private static Boolean bool(Object value, ColumnType column) throws SQLException {
        if (column.isPostgres() && value instanceof BigDecimal && ((BigDecimal) value).scale() > 0) {
            // pgjdbc compares the text, 1.00 with 1.
            throw column.notReadable(Boolean.class);
        }
        Boolean truth = column.dialect().isMySqlFamily() ? TruthGetter.of(value, column) : Booleans.of(value, column);
        if (truth != null) {
            return truth;
        }
        if (value instanceof String || value instanceof Number) {
            throw column.notReadable(Boolean.class);
        }
        throw column.toUnsupported(Boolean.class);
    }

    private static UUID uuid(Object value, ColumnType column) throws SQLException {
        if (value instanceof UUID) {
            return (UUID) value;
        }
        throw column.toUnsupported(UUID.class);
    }

    private static byte[] bytes(Object value, Class<?> target, ColumnType column) throws SQLException {
        if (value instanceof byte[]) {
            return (byte[]) value;
        }
        if (value instanceof String) {
            return ((String) value).getBytes(StandardCharsets.UTF_8);
        }
        if (value instanceof UUID && column.isH2()) {
            return UuidCodec.toBytes((UUID) value);
        }
        throw column.toUnsupported(target);
    }
}
