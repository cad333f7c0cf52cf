package io.sigil.jdbc;

import io.sigil.engine.EngineRegistry;
import io.sigil.engine.EngineSession;
import io.sigil.jdbc.forwarding.ForwardingPooledConnection;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.NullUnmarked;

/**
 * A physical connection in the hands of a connection pool or application server. The logical connections that it gives
 * encrypt, and its events speak of Sigil's objects. As thread-safe as the delegate's.
 */
@NullUnmarked
class EncryptingPooledConnection extends ForwardingPooledConnection {
    private final PooledConnection delegate;
    private final EngineRegistry.Lease lease;
    private final UnwrapPolicy unwrapPolicy;
    private final PooledEvents events;
    private volatile EngineSession current;
    private Connection currentRaw;

    /**
     * @param delegate closed with this object
     * @param lease closed with this object
     */
    EncryptingPooledConnection(PooledConnection delegate, EngineRegistry.Lease lease, UnwrapPolicy unwrapPolicy) {
        this.delegate = delegate;
        this.lease = lease;
        this.unwrapPolicy = unwrapPolicy;
        this.events = new PooledEvents(this, delegate);
    }

    @Override
    protected PooledConnection delegate() {
        return delegate;
    }

    /** Another transaction is under way from now on, or none; on any thread. */
    final void transactionChanged() {
        EngineSession session = current;
        if (session != null) {
            session.transactionChanged();
        }
    }

    private EngineSession sessionOf(Connection raw) throws SQLException {
        EngineSession known = current;
        if (known == null || raw != currentRaw) {
            return EngineSession.share(lease, raw);
        }
        // What the one before changes, this one must know of.
        known.transactionChanged();
        return known;
    }

    // Overridden javax.sql.PooledConnection methods

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        events.add(listener);
    }

    @Override
    public void addStatementEventListener(StatementEventListener listener) {
        events.add(listener);
    }

    @Override
    public void close() throws SQLException {
        try {
            super.close();
        } finally {
            current = null;
            lease.close();
        }
    }

    /** Another one each time, which ends the one before; only MariaDB Connector gives the same one and doesn't end it. */
    @Override
    public synchronized Connection getConnection() throws SQLException {
        Connection raw = delegate.getConnection();
        boolean opened = false;
        try {
            EngineSession session = sessionOf(raw);
            Connection connection = new EncryptingConnection(raw, session, unwrapPolicy, events);
            current = session;
            currentRaw = raw;
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                raw.close();
            }
        }
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        events.remove(listener);
    }

    @Override
    public void removeStatementEventListener(StatementEventListener listener) {
        events.remove(listener);
    }
}
