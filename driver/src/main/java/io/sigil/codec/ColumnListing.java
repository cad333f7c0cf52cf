package io.sigil.codec;

import io.sigil.dialect.Dialect;
import io.sigil.rules.LogicalType;
import java.sql.Types;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code DatabaseMetaData.getColumns} says of a plaintext column of the type: H2 2, pgjdbc 42, Connector/J 9 and
 * MariaDB Connector 3, each with its own habits, which differ from those of its result metadata. Immutable.
 */
public final class ColumnListing {
    /** Bytes of a character in utf8mb4, which new tables of MySQL 8 and MariaDB 11 have. */
    private static final int MYSQL_CHARACTER = 4;

    /** MySQL shows a TIME as hh:mm:ss here, with room for a sign and three hours' digits elsewhere. */
    private static final int MYSQL_TIME = 8;

    private static final int MARIADB_BOOLEAN = 3;

    private final ColumnType column;
    private final LogicalType.Kind kind;
    private final TypeDescription type;

    ColumnListing(ColumnType column) {
        this.column = column;
        this.kind = column.type().kind();
        this.type = TypeDescription.of(column);
    }

    private Dialect dialect() {
        return column.dialect();
    }

    /** DATA_TYPE. */
    public int dataType() {
        return kind == LogicalType.Kind.BINARY && dialect() == Dialect.MARIADB ? Types.BINARY : type.jdbcType();
    }

    /** TYPE_NAME. */
    public String typeName() {
        switch (dialect()) {
            case H2:
            case POSTGRESQL:
            case MYSQL:
                return type.typeName();
            case MARIADB:
                return kind == LogicalType.Kind.INTEGER
                        ? "INT"
                        : type.typeName().toUpperCase(Locale.ROOT);
        }
        throw new AssertionError(dialect());
    }

    /** COLUMN_SIZE. */
    public @Nullable Integer columnSize() {
        if (dialect() == Dialect.MYSQL && kind == LogicalType.Kind.TIME) {
            int digits = Fraction.digits(column);
            return digits == 0 ? MYSQL_TIME : MYSQL_TIME + 1 + digits;
        }
        if (kind == LogicalType.Kind.CLOB || kind == LogicalType.Kind.BLOB) {
            return Integer.MAX_VALUE;
        }
        if (dialect() == Dialect.MARIADB && kind == LogicalType.Kind.BOOLEAN) {
            return MARIADB_BOOLEAN;
        }
        return dialect() == Dialect.MARIADB && kind == LogicalType.Kind.UUID ? null : (Integer) type.precision();
    }

    /** DECIMAL_DIGITS. */
    public @Nullable Integer decimalDigits() {
        switch (dialect()) {
            case H2:
            case POSTGRESQL:
                return type.scale();
            case MYSQL:
                if (isFloating()) {
                    return 0;
                }
                return kind == LogicalType.Kind.DECIMAL ? (Integer) type.scale() : null;
            case MARIADB:
                return kind == LogicalType.Kind.DECIMAL || kind == LogicalType.Kind.BOOLEAN || isInteger()
                        ? (Integer) type.scale()
                        : null;
        }
        throw new AssertionError(dialect());
    }

    /** NUM_PREC_RADIX: H2 counts bits where it isn't DECIMAL, the others say 10 of everything. */
    public @Nullable Integer radix() {
        if (dialect() != Dialect.H2) {
            return 10;
        }
        if (kind == LogicalType.Kind.DECIMAL) {
            return 10;
        }
        return isInteger() || isFloating() ? (Integer) 2 : null;
    }

    /** CHAR_OCTET_LENGTH; H2 repeats the column's size. */
    public @Nullable Integer octetLength() {
        if (dialect() == Dialect.H2) {
            return columnSize();
        }
        if (kind.isText() && dialect().isMySqlFamily()) {
            return (int) Math.min(
                    Integer.MAX_VALUE,
                    (long) MYSQL_CHARACTER * column.type().maxLength().orElse(Integer.MAX_VALUE));
        }
        return kind.isText() || kind.isBinary() ? columnSize() : null;
    }

    private boolean isInteger() {
        return kind == LogicalType.Kind.SMALLINT || kind == LogicalType.Kind.INTEGER || kind == LogicalType.Kind.BIGINT;
    }

    private boolean isFloating() {
        return kind == LogicalType.Kind.REAL || kind == LogicalType.Kind.DOUBLE;
    }
}
