package io.sigil.jdbc.forwarding;

import java.sql.ParameterMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;

/** Forwards every method of {@link ParameterMetaData} to {@link #delegate()}. As thread-safe as the delegate. */
@NullUnmarked
public abstract class ForwardingParameterMetaData extends ForwardingWrapper implements ParameterMetaData {
    protected ForwardingParameterMetaData() {}

    /** The object that calls are forwarded to; never null, the same one each time. */
    @Override
    protected abstract ParameterMetaData delegate();

    @Override
    public String getParameterClassName(int param) throws SQLException {
        return delegate().getParameterClassName(param);
    }

    @Override
    public int getParameterCount() throws SQLException {
        return delegate().getParameterCount();
    }

    @Override
    public int getParameterMode(int param) throws SQLException {
        return delegate().getParameterMode(param);
    }

    @Override
    public int getParameterType(int param) throws SQLException {
        return delegate().getParameterType(param);
    }

    @Override
    public String getParameterTypeName(int param) throws SQLException {
        return delegate().getParameterTypeName(param);
    }

    @Override
    public int getPrecision(int param) throws SQLException {
        return delegate().getPrecision(param);
    }

    @Override
    public int getScale(int param) throws SQLException {
        return delegate().getScale(param);
    }

    @Override
    public int isNullable(int param) throws SQLException {
        return delegate().isNullable(param);
    }

    @Override
    public boolean isSigned(int param) throws SQLException {
        return delegate().isSigned(param);
    }
}
