package io.sigil.jdbc.forwarding;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.NullUnmarked;

/** Forwards every method of {@link PooledConnection} to {@link #delegate()}. As thread-safe as the delegate. */
@NullUnmarked
public abstract class ForwardingPooledConnection extends ForwardingObject implements PooledConnection {
    private volatile boolean closed;

    protected ForwardingPooledConnection() {}

    /** The object that calls are forwarded to; never null, the same one each time. */
    protected abstract PooledConnection delegate();

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        delegate().addConnectionEventListener(listener);
    }

    @Override
    public void addStatementEventListener(StatementEventListener listener) {
        delegate().addStatementEventListener(listener);
    }

    @Override
    public void close() throws SQLException {
        if (!closed) {
            delegate().close();
            closed = true;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return delegate().getConnection();
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        delegate().removeConnectionEventListener(listener);
    }

    @Override
    public void removeStatementEventListener(StatementEventListener listener) {
        delegate().removeStatementEventListener(listener);
    }
}
