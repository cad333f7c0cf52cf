package io.sigil.jdbc;

import io.sigil.codec.Codec;
import io.sigil.engine.ColumnCipher;
import io.sigil.jdbc.forwarding.ForwardingParameterMetaData;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reports the application's parameters instead of the physical ones, and the logical types of the ruled ones. */
final class EncryptingParameterMetaData extends ForwardingParameterMetaData {
    private final ParameterMetaData delegate;
    private final ParameterBinder parameters;
    private final UnwrapPolicy unwrapPolicy;

    EncryptingParameterMetaData(ParameterMetaData delegate, ParameterBinder parameters, UnwrapPolicy unwrapPolicy) {
        this.delegate = delegate;
        this.parameters = parameters;
        this.unwrapPolicy = unwrapPolicy;
    }

    @Override
    protected ParameterMetaData delegate() {
        return delegate;
    }

    @Override
    protected UnwrapPolicy unwrapPolicy() {
        return unwrapPolicy;
    }

    private @Nullable Codec codec(int parameter) throws SQLException {
        ColumnCipher cipher = parameters.cipher(parameter);
        return cipher == null ? null : cipher.codec();
    }

    // Overridden java.sql.ParameterMetaData methods

    @Override
    public String getParameterClassName(int param) throws SQLException {
        Codec codec = codec(param);
        return codec == null ? delegate.getParameterClassName(parameters.physical(param)) : codec.javaClassName();
    }

    @Override
    public int getParameterCount() throws SQLException {
        return parameters.count();
    }

    @Override
    public int getParameterMode(int param) throws SQLException {
        return delegate.getParameterMode(parameters.first(param));
    }

    @Override
    public int getParameterType(int param) throws SQLException {
        Codec codec = codec(param);
        return codec == null ? delegate.getParameterType(parameters.physical(param)) : codec.jdbcType();
    }

    @Override
    public String getParameterTypeName(int param) throws SQLException {
        Codec codec = codec(param);
        return codec == null ? delegate.getParameterTypeName(parameters.physical(param)) : codec.typeName();
    }

    @Override
    public int getPrecision(int param) throws SQLException {
        Codec codec = codec(param);
        return codec == null ? delegate.getPrecision(parameters.physical(param)) : codec.precision();
    }

    @Override
    public int getScale(int param) throws SQLException {
        Codec codec = codec(param);
        return codec == null ? delegate.getScale(parameters.physical(param)) : codec.scale();
    }

    @Override
    public int isNullable(int param) throws SQLException {
        return codec(param) == null ? delegate.isNullable(parameters.physical(param)) : parameterNullableUnknown;
    }

    @Override
    public boolean isSigned(int param) throws SQLException {
        Codec codec = codec(param);
        return codec == null ? delegate.isSigned(parameters.physical(param)) : codec.signed();
    }
}
