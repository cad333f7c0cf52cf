package io.sigil.codec;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.rules.LogicalType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * The text of a value as the database's own cast to a character type writes it: what a column holds of values that aren't
 * encrypted, beside cells. Of binary types it is the bytes themselves. Immutable, thread-safe.
 */
public final class PlainForm {
    /** Longer than the text of any number but DECIMAL, and of any date or time. */
    private static final int SHORT = 48;

    private static final String BEFORE_CHRIST = " BC";

    private final Codec codec;
    private final ColumnType column;
    private final LogicalType type;

    private PlainForm(Codec codec) {
        this.codec = codec;
        this.column = codec.column;
        this.type = column.type();
    }

    public static PlainForm of(Codec codec) {
        return new PlainForm(codec);
    }

    /** Whether equal values have one form and different values different ones, so that the database finds them by it. */
    public boolean decidesEquality() {
        switch (type.kind()) {
            case CHAR:
            case VARCHAR:
            case CLOB:
            case BOOLEAN:
            case SMALLINT:
            case INTEGER:
            case BIGINT:
            case DECIMAL:
            case DATE:
            case TIME:
            case TIMESTAMP:
            case BINARY:
            case VARBINARY:
            case BLOB:
                return true;
            case UUID:
                // MySQL has no such type: whoever wrote the text chose its letters.
                return column.dialect() != Dialect.MYSQL;
            case REAL:
            case DOUBLE:
            case TIMESTAMP_WITH_TIME_ZONE:
                return false;
        }
        throw new AssertionError(type);
    }

    /** Whether the order of the characters' code points is that of the values; where texts are ordered otherwise, it isn't. */
    public boolean decidesOrder() {
        return type.kind() == LogicalType.Kind.VARCHAR || (type.kind() == LogicalType.Kind.CHAR && !isPadded());
    }

    /** H2's cast keeps the spaces that CHAR is filled up with; the others take them away. */
    private boolean isPadded() {
        return type.kind() == LogicalType.Kind.CHAR && column.isH2();
    }

    /** The characters of the longest form, at least; of texts and bytes their cells are longer. */
    public int longest() {
        return type.kind() == LogicalType.Kind.DECIMAL ? Math.max(SHORT, type.precision() + 3) : SHORT;
    }

    /** Whether the form is the value's bytes and not a text. */
    private boolean isBytes() {
        return type.kind().isBinary();
    }

    /** @param canonical of the codec */
    public byte[] bytes(byte[] canonical) throws SQLException {
        return isBytes() ? canonical : text(canonical).getBytes(StandardCharsets.UTF_8);
    }

    /** @param canonical of the codec, whose type isn't a binary one */
    public String text(byte[] canonical) throws SQLException {
        if (type.kind().isText() && !isPadded()) {
            return new String(canonical, StandardCharsets.UTF_8);
        }
        Object value = ((TypedCodec<?>) codec).unpack(canonical);
        if (value instanceof Boolean && column.isPostgres()) {
            return value.toString();
        }
        if (value instanceof LocalDate) {
            return date((LocalDate) value) + era((LocalDate) value);
        }
        if (value instanceof LocalTime) {
            return time((LocalTime) value);
        }
        if (value instanceof LocalDateTime) {
            LocalDateTime moment = (LocalDateTime) value;
            return date(moment.toLocalDate()) + " " + time(moment.toLocalTime()) + era(moment.toLocalDate());
        }
        return SqlText.format(value, column);
    }

    private String date(LocalDate date) {
        return SqlText.date(date, column);
    }

    private String era(LocalDate date) {
        return column.isPostgres() && date.getYear() < 1 ? BEFORE_CHRIST : "";
    }

    /** MySQL and MariaDB write every digit that the type has, the others those that are needed. */
    private String time(LocalTime time) {
        String text = String.format(
                java.util.Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
        String digits = String.format(java.util.Locale.ROOT, "%09d", time.getNano());
        int end = column.dialect().isMySqlFamily() ? type.fraction() : digits.length();
        while (!column.dialect().isMySqlFamily() && end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return end == 0 ? text : text + "." + digits.substring(0, end);
    }

    /**
     * The canonical bytes of a stored form.
     *
     * @throws SQLException SIGIL-4009 when it is none of a value of the type, or not the one that is searched for
     */
    public byte[] canonical(byte[] stored) throws SQLException {
        if (!isBytes()) {
            return canonical(text(stored, codec.column));
        }
        byte[] canonical;
        try {
            canonical = codec.encode(stored);
        } catch (SQLException e) {
            throw unfit(e);
        }
        if (!java.util.Arrays.equals(canonical, stored)) {
            throw unfit(null);
        }
        return canonical;
    }

    private static String text(byte[] stored, ColumnType column) throws SQLException {
        try {
            return Utf8.decode(stored, column);
        } catch (SQLException e) {
            throw unfit(column, e);
        }
    }

    /** As {@link #canonical(byte[])}, of a form that is stored as a text. */
    public byte[] canonical(String stored) throws SQLException {
        try {
            byte[] canonical = codec.encode(value(stored));
            if (decidesEquality() && !text(canonical).equals(stored)) {
                throw unfit(null);
            }
            return canonical;
        } catch (SQLException e) {
            throw e.getErrorCode() == ErrorCode.PLAINTEXT_UNFIT.number() ? e : unfit(e);
        }
    }

    /** What the codec reads; it knows no years before Christ. */
    private Object value(String stored) throws SQLException {
        boolean dated = type.kind() == LogicalType.Kind.DATE || type.kind() == LogicalType.Kind.TIMESTAMP;
        if (!dated || !stored.endsWith(BEFORE_CHRIST)) {
            return stored;
        }
        String rest = stored.substring(0, stored.length() - BEFORE_CHRIST.length());
        if (type.kind() == LogicalType.Kind.DATE) {
            LocalDate date = DatetimeText.parseDate(rest, column);
            return date.withYear(1 - date.getYear());
        }
        LocalDateTime moment = DatetimeText.parseDateTime(rest, column);
        return moment.withYear(1 - moment.getYear());
    }

    private SQLException unfit(@org.jspecify.annotations.Nullable SQLException cause) {
        return unfit(column, cause);
    }

    private static SQLException unfit(ColumnType column, @org.jspecify.annotations.Nullable SQLException cause) {
        return ErrorCode.PLAINTEXT_UNFIT.exception(
                "the stored plaintext isn't a value of " + column
                        + ", as the database's cast to a character type writes it; searches would miss it; correct the"
                        + " stored value, or the type in the rules file",
                cause);
    }
}
