package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;

/** The setters of one call. */
final class CallSetters extends EncryptingSetters {
    private final CallableStatement delegate;
    private final ParameterBinder parameters;
    private final Dialect dialect;
    private final UnwrapPolicy unwrapPolicy;

    CallSetters(CallableStatement delegate, ParameterBinder parameters, Dialect dialect, UnwrapPolicy unwrapPolicy) {
        this.delegate = delegate;
        this.parameters = parameters;
        this.dialect = dialect;
        this.unwrapPolicy = unwrapPolicy;
    }

    @Override
    protected PreparedStatement delegate() {
        return delegate;
    }

    @Override
    protected UnwrapPolicy unwrapPolicy() {
        return unwrapPolicy;
    }

    @Override
    ParameterBinder parameters() {
        return parameters;
    }

    @Override
    Dialect dialect() {
        return dialect;
    }
}
