package io.sigil.jdbc;

import io.sigil.codec.Codec;
import io.sigil.engine.EngineSession;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.LogicalType;
import io.sigil.rules.TableRule;
import io.sigil.sql.RuledColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;

/** The rows of {@code DatabaseMetaData.getColumns}, where ruled columns have their logical types. */
@NullUnmarked
final class ColumnRows extends TableRows {
    private static final int COLUMN_NAME = 4;
    private static final int DATA_TYPE = 5;
    private static final int TYPE_NAME = 6;
    private static final int COLUMN_SIZE = 7;
    private static final int DECIMAL_DIGITS = 9;
    private static final int NUM_PREC_RADIX = 10;
    private static final int CHAR_OCTET_LENGTH = 16;

    private boolean known;
    private Codec codec;
    private Boolean lastNull;

    ColumnRows(ResultSet delegate, EngineSession session) {
        super(delegate, session);
    }

    @Override
    void moved() {
        known = false;
    }

    /** Null: the current row describes a plain column. */
    private Codec codec() throws SQLException {
        if (!known) {
            codec = find();
            known = true;
        }
        return codec;
    }

    private Codec find() throws SQLException {
        String table = delegate().getString(TABLE_NAME);
        TableRule rule =
                session().ruleOf(delegate().getString(TABLE_CAT), delegate().getString(TABLE_SCHEM), table);
        if (rule == null) {
            return null;
        }
        String column = delegate().getString(COLUMN_NAME);
        for (ColumnRule candidate : rule.columns()) {
            if (session().isColumnOf(column, candidate)) {
                return session()
                        .cipher(new RuledColumn(table, column, candidate, true))
                        .codec();
            }
        }
        return null;
    }

    /** Whether {@link #logical} says what the column holds. */
    private boolean isReplaced(int column) throws SQLException {
        lastNull = null;
        switch (column) {
            case DATA_TYPE:
            case TYPE_NAME:
            case COLUMN_SIZE:
            case DECIMAL_DIGITS:
            case NUM_PREC_RADIX:
            case CHAR_OCTET_LENGTH:
                return codec() != null;
            default:
                return false;
        }
    }

    private Object logical(int column) throws SQLException {
        Object value = logical(column, codec());
        lastNull = value == null;
        return value;
    }

    private static Object logical(int column, Codec codec) {
        LogicalType.Kind kind = codec.logicalType().kind();
        switch (column) {
            case DATA_TYPE:
                return codec.jdbcType();
            case TYPE_NAME:
                return codec.typeName();
            case COLUMN_SIZE:
                return codec.precision();
            case DECIMAL_DIGITS:
                return kind.isText() || kind.isBinary() ? null : (Integer) codec.scale();
            case NUM_PREC_RADIX:
                return codec.signed() ? (Integer) 10 : null;
            case CHAR_OCTET_LENGTH:
                return kind.isText() || kind.isBinary() ? (Integer) codec.precision() : null;
            default:
                throw new AssertionError(column);
        }
    }

    private int number(int column) throws SQLException {
        Object value = logical(column);
        if (value == null) {
            return 0;
        }
        return value instanceof Integer ? (Integer) value : Integer.parseInt(value.toString());
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
        return isReplaced(column) ? logical(column) : super.getObject(column);
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
