package io.sigil.codec;

import io.sigil.dialect.Dialect;
import io.sigil.rules.LogicalType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * CHAR, VARCHAR and CLOB: UTF-8. Canonical CHAR has no trailing spaces, because all four databases compare CHAR without
 * them; H2 and PostgreSQL pad it with spaces when read, MySQL and MariaDB don't. Lengths count code points, in H2 UTF-16
 * units. Trailing spaces beyond the length are cut silently for CHAR everywhere, and for VARCHAR by all but H2.
 */
final class TextCodec extends TypedCodec<String> {

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final boolean fixed;
    private final int limit;

    TextCodec(ColumnType column) {
        super(column);
        this.fixed = column.type().kind() == LogicalType.Kind.CHAR;
        this.limit = column.type().maxLength().orElse(-1);
    }

    @Override
    String assign(Object value) throws SQLException {
        String text = toText(value);
        if (column.isPostgres() && text.indexOf('\0') >= 0) {
            throw column.characterNotAllowed("the character U+0000");
        }
        if (fixed) {
            text = withoutTrailingSpaces(text, 0);
        }
        if (limit < 0 || length(text) <= limit) {
            return text;
        }
        if (!fixed && !column.isH2()) {
            String cut = withoutTrailingSpaces(text, text.offsetByCodePoints(0, limit));
            if (length(cut) <= limit) {
                return cut;
            }
        }
        throw column.tooLong(length(text) + " characters");
    }

    private String toText(Object value) throws SQLException {
        if (value instanceof String) {
            return (String) value;
        }
        if (value instanceof byte[]) {
            // Elsewhere the outcome depends on the column's character set.
            if (!column.isH2()) {
                throw column.fromUnsupported(value);
            }
            return Utf8.decode((byte[]) value, column);
        }
        if (value instanceof Long || value instanceof Boolean || (column.isH2() && isFormatted(value))) {
            return text(value);
        }
        if (column.isPostgres() && (value instanceof Double || value instanceof Float)) {
            boolean negativeZero = value.equals(-0.0) || value.equals(-0f);
            return negativeZero ? "-0" : SqlText.format(value, column);
        }
        if (column.dialect().isMySqlFamily()) {
            String text = plainText(value);
            if (text != null) {
                return text;
            }
        }
        if (value instanceof BigDecimal) {
            return Numbers.toExactText((BigDecimal) value, column);
        }
        if (value instanceof UUID && column.dialect() != Dialect.MYSQL) {
            return value.toString();
        }
        throw column.fromUnsupported(value);
    }

    /** What MySQL's drivers write into the statement and the server doesn't write anew; null for the rest. */
    private @Nullable String plainText(Object value) {
        if (value instanceof Double || value instanceof Float) {
            String text = value.toString();
            boolean special = Double.isNaN(((Number) value).doubleValue()) || text.endsWith("Infinity");
            return special || text.indexOf('E') >= 0 || text.equals("-0.0") ? null : text;
        }
        if (value instanceof LocalDate) {
            int year = ((LocalDate) value).getYear();
            return year > 0 && year < 10_000 ? value.toString() : null;
        }
        if (value instanceof LocalDateTime && ((LocalDateTime) value).get(ChronoField.NANO_OF_SECOND) == 0) {
            return plainText(((LocalDateTime) value).toLocalDate()) == null
                    ? null
                    : DATE_TIME.format((LocalDateTime) value);
        }
        return null;
    }

    /** PostgreSQL's cast says true where its output says t. */
    private String text(Object value) throws SQLException {
        return value instanceof Boolean && column.isPostgres()
                ? value.toString()
                : SqlText.format(positiveZero(value), column);
    }

    /** The values that H2 turns into text by itself and whose text doesn't depend on the driver. */
    private static boolean isFormatted(Object value) {
        return value instanceof Double
                || value instanceof Float
                || value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof OffsetDateTime;
    }

    /** H2 has no negative zero. */
    private static Object positiveZero(Object value) {
        if (value instanceof Double && (Double) value == 0) {
            return 0.0;
        }
        return value instanceof Float && (Float) value == 0 ? (Object) 0f : value;
    }

    private int length(String text) {
        return column.isH2() ? text.length() : text.codePointCount(0, text.length());
    }

    private static String withoutTrailingSpaces(String text, int keep) {
        int end = text.length();
        while (end > keep && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    @Override
    byte[] pack(String value) throws SQLException {
        return Utf8.encode(value, column);
    }

    @Override
    String unpack(byte[] canonical) throws SQLException {
        String text;
        try {
            text = Utf8.decode(canonical, column);
        } catch (SQLException e) {
            throw column.notCanonical();
        }
        if ((limit >= 0 && length(text) > limit) || (fixed && text.endsWith(" "))) {
            throw column.notCanonical();
        }
        return fixed && !column.dialect().isMySqlFamily() ? padded(text) : text;
    }

    private String padded(String text) {
        StringBuilder padded = new StringBuilder(text);
        for (int i = length(text); i < limit; i++) {
            padded.append(' ');
        }
        return padded.toString();
    }

    @Override
    Object natural(String value) {
        return column.isH2() && column.type().kind() == LogicalType.Kind.CLOB ? new CellClob(value) : value;
    }

    @Override
    public int maxCanonicalBytes() {
        OptionalInt length = column.type().maxLength();
        if (!length.isPresent()) {
            return -1;
        }
        // Four bytes per code point; three per UTF-16 unit.
        long bytes = (long) length.getAsInt() * (column.isH2() ? 3 : 4);
        return bytes > Integer.MAX_VALUE ? -1 : (int) bytes;
    }
}
