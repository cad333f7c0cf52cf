package io.sigil.jdbc;

import io.sigil.codec.Codec;
import io.sigil.jdbc.forwarding.ForwardingResultSetMetaData;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import io.sigil.sql.DerivedUnion;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reports the logical types of ruled columns. */
final class DecryptingResultSetMetaData extends ForwardingResultSetMetaData {
    private final ResultSetMetaData delegate;
    private final OutputDecoders outputs;
    private final UnwrapPolicy unwrapPolicy;

    DecryptingResultSetMetaData(ResultSetMetaData delegate, OutputDecoders outputs, UnwrapPolicy unwrapPolicy) {
        this.delegate = delegate;
        this.outputs = outputs;
        this.unwrapPolicy = unwrapPolicy;
    }

    @Override
    protected ResultSetMetaData delegate() {
        return delegate;
    }

    @Override
    protected UnwrapPolicy unwrapPolicy() {
        return unwrapPolicy;
    }

    private @Nullable Codec codec(int column) throws SQLException {
        Codec codec = outputs.codec(column);
        return codec == null ? null : codec.storedWith(delegate.getScale(column));
    }

    // Overridden java.sql.ResultSetMetaData methods

    @Override
    public String getColumnClassName(int column) throws SQLException {
        Codec codec = codec(column);
        return codec == null ? delegate.getColumnClassName(column) : codec.javaClassName();
    }

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        Codec codec = codec(column);
        return codec == null ? delegate.getColumnDisplaySize(column) : codec.displaySize();
    }

    @Override
    public int getColumnType(int column) throws SQLException {
        Codec codec = codec(column);
        return codec == null ? delegate.getColumnType(column) : codec.jdbcType();
    }

    @Override
    public String getColumnLabel(int column) throws SQLException {
        String label = outputs.labels().label(column);
        return label == null ? delegate.getColumnLabel(column) : label;
    }

    /** A column without an alias is called as it is labelled. */
    @Override
    public String getColumnName(int column) throws SQLException {
        String label = outputs.labels().label(column);
        return label == null ? delegate.getColumnName(column) : label;
    }

    @Override
    public String getColumnTypeName(int column) throws SQLException {
        Codec codec = codec(column);
        return codec == null ? delegate.getColumnTypeName(column) : codec.typeName();
    }

    @Override
    public int getPrecision(int column) throws SQLException {
        Codec codec = codec(column);
        return codec == null ? delegate.getPrecision(column) : codec.precision();
    }

    @Override
    public int getScale(int column) throws SQLException {
        Codec codec = codec(column);
        return codec == null ? delegate.getScale(column) : codec.scale();
    }

    @Override
    public String getSchemaName(int column) throws SQLException {
        return isOfUnion(column) ? "" : delegate.getSchemaName(column);
    }

    @Override
    public String getTableName(int column) throws SQLException {
        return isOfUnion(column) ? "" : delegate.getTableName(column);
    }

    private boolean isOfUnion(int column) throws SQLException {
        return DerivedUnion.isIt(Objects.requireNonNullElse(delegate.getTableName(column), ""));
    }

    @Override
    public boolean isCaseSensitive(int column) throws SQLException {
        Codec codec = codec(column);
        return codec == null ? delegate.isCaseSensitive(column) : codec.caseSensitive();
    }

    @Override
    public int isNullable(int column) throws SQLException {
        Codec codec = codec(column);
        return codec != null && codec.nullabilityUnknown() ? columnNullableUnknown : delegate.isNullable(column);
    }

    @Override
    public boolean isSigned(int column) throws SQLException {
        Codec codec = codec(column);
        return codec == null ? delegate.isSigned(column) : codec.signed();
    }
}
