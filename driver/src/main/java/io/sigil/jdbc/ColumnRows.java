package io.sigil.jdbc;

import io.sigil.codec.ColumnListing;
import io.sigil.engine.EngineSession;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.TableRule;
import io.sigil.sql.RuledColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;

/** The rows of {@code DatabaseMetaData.getColumns}, where ruled columns have their logical types. */
@NullUnmarked
class ColumnRows extends TableRows {
    /** What is told of a ruled column in the words of its logical type. */
    enum Property {
        DATA_TYPE,
        TYPE_NAME,
        COLUMN_SIZE,
        DECIMAL_DIGITS,
        RADIX,
        OCTET_LENGTH
    }

    private static final int COLUMN_NAME = 4;

    private boolean known;
    private ColumnListing listing;
    private Boolean lastNull;

    ColumnRows(ResultSet delegate, EngineSession session) {
        super(delegate, session);
    }

    @Override
    final void moved() {
        known = false;
    }

    /** Null: the current row describes a plain column. */
    private ColumnListing listing() throws SQLException {
        if (!known) {
            listing = find();
            known = true;
        }
        return listing;
    }

    private ColumnListing find() throws SQLException {
        TableRule rule = tableRule();
        if (rule == null) {
            return null;
        }
        String column = delegate().getString(columnNameAt());
        for (ColumnRule candidate : rule.columns()) {
            if (session().isColumnOf(column, candidate)) {
                return session()
                        .cipher(new RuledColumn(rule.name().text(), column, candidate, true))
                        .codec()
                        .listing();
            }
        }
        return null;
    }

    /** The rule of the table to which the current row belongs; null when it is a plain one. */
    TableRule tableRule() throws SQLException {
        return session()
                .ruleOf(
                        delegate().getString(TABLE_CAT),
                        delegate().getString(TABLE_SCHEM),
                        delegate().getString(TABLE_NAME));
    }

    /** The position of COLUMN_NAME. */
    int columnNameAt() {
        return COLUMN_NAME;
    }

    /** What stands at a position; null: nothing that depends on the type. */
    Property propertyAt(int position) {
        switch (position) {
            case 5:
                return Property.DATA_TYPE;
            case 6:
                return Property.TYPE_NAME;
            case 7:
                return Property.COLUMN_SIZE;
            case 9:
                return Property.DECIMAL_DIGITS;
            case 10:
                return Property.RADIX;
            case 16:
                return Property.OCTET_LENGTH;
            default:
                return null;
        }
    }

    /** Whether {@link #logical} says what the column holds. */
    private boolean isReplaced(int column) throws SQLException {
        lastNull = null;
        return propertyAt(column) != null && listing() != null;
    }

    private Object logical(int column) throws SQLException {
        Object value = valueOf(propertyAt(column), listing());
        lastNull = value == null;
        return value;
    }

    /** The value of a property; null: SQL NULL. */
    Object valueOf(Property property, ColumnListing listing) {
        switch (property) {
            case DATA_TYPE:
                return listing.dataType();
            case TYPE_NAME:
                return listing.typeName();
            case COLUMN_SIZE:
                return listing.columnSize();
            case DECIMAL_DIGITS:
                return listing.decimalDigits();
            case RADIX:
                return listing.radix();
            case OCTET_LENGTH:
                return listing.octetLength();
        }
        throw new AssertionError(property);
    }

    private int number(int column) throws SQLException {
        Object value = logical(column);
        if (value == null) {
            return 0;
        }
        return value instanceof Integer ? (Integer) value : Integer.parseInt(value.toString());
    }

    /** MariaDB's numbers are what its query on INFORMATION_SCHEMA makes them. */
    private Object asDelegates(int column, Integer value) throws SQLException {
        switch (delegate().getMetaData().getColumnClassName(column)) {
            case "java.lang.Long":
                return value.longValue();
            case "java.math.BigDecimal":
                return BigDecimal.valueOf(value);
            case "java.math.BigInteger":
                return BigInteger.valueOf(value);
            default:
                return value;
        }
    }

    // Overridden java.sql.ResultSet methods

    @Override
    public int getInt(int column) throws SQLException {
        return isReplaced(column) ? number(column) : super.getInt(column);
    }

    @Override
    public long getLong(int column) throws SQLException {
        return isReplaced(column) ? number(column) : super.getLong(column);
    }

    @Override
    public Object getObject(int column) throws SQLException {
        if (!isReplaced(column)) {
            return super.getObject(column);
        }
        Object value = logical(column);
        return value instanceof Integer ? asDelegates(column, (Integer) value) : value;
    }

    @Override
    public <T> T getObject(int column, Class<T> type) throws SQLException {
        if (!isReplaced(column)) {
            return super.getObject(column, type);
        }
        Object value = logical(column);
        if (type == String.class && value != null) {
            return type.cast(value.toString());
        }
        return type == Long.class && value != null ? type.cast((long) number(column)) : type.cast(value);
    }

    @Override
    public short getShort(int column) throws SQLException {
        return isReplaced(column) ? (short) number(column) : super.getShort(column);
    }

    @Override
    public String getString(int column) throws SQLException {
        if (!isReplaced(column)) {
            return super.getString(column);
        }
        Object value = logical(column);
        return value == null ? null : value.toString();
    }

    @Override
    public boolean wasNull() throws SQLException {
        return lastNull == null ? super.wasNull() : lastNull;
    }
}
