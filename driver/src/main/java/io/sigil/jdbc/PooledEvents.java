package io.sigil.jdbc;

import java.lang.ref.WeakReference;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.Nullable;

/**
 * Hears the events of the delegate's pooled connection and tells them on with Sigil's objects in the place of the
 * delegate's. Thread-safe.
 */
final class PooledEvents implements ConnectionEventListener, StatementEventListener {
    private final PooledConnection pooled;
    private final PooledConnection delegate;
    private final List<ConnectionEventListener> ofConnection = new CopyOnWriteArrayList<>();
    private final List<StatementEventListener> ofStatements = new CopyOnWriteArrayList<>();
    private final Map<PreparedStatement, WeakReference<PreparedStatement>> statements = new WeakHashMap<>();

    /** @param pooled Sigil's */
    PooledEvents(PooledConnection pooled, PooledConnection delegate) {
        this.pooled = pooled;
        this.delegate = delegate;
        delegate.addConnectionEventListener(this);
    }

    void add(@Nullable ConnectionEventListener listener) {
        if (listener != null) {
            ofConnection.add(listener);
        }
    }

    void remove(@Nullable ConnectionEventListener listener) {
        ofConnection.remove(listener);
    }

    /** The delegate may not know such listeners, and says so now. */
    synchronized void add(@Nullable StatementEventListener listener) {
        if (listener != null) {
            if (ofStatements.isEmpty()) {
                delegate.addStatementEventListener(this);
            }
            ofStatements.add(listener);
        }
    }

    synchronized void remove(@Nullable StatementEventListener listener) {
        if (ofStatements.remove(listener) && ofStatements.isEmpty()) {
            delegate.removeStatementEventListener(this);
        }
    }

    /** Sigil's own statements are never noted, so nobody hears of them. */
    void prepared(PreparedStatement raw, PreparedStatement sigils) {
        if (!ofStatements.isEmpty()) {
            synchronized (statements) {
                statements.put(raw, new WeakReference<>(sigils));
            }
        }
    }

    // Overridden javax.sql.ConnectionEventListener methods

    @Override
    public void connectionClosed(ConnectionEvent event) {
        ConnectionEvent sigils = new ConnectionEvent(pooled, event.getSQLException());
        ofConnection.forEach(listener -> listener.connectionClosed(sigils));
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
        ConnectionEvent sigils = new ConnectionEvent(pooled, event.getSQLException());
        ofConnection.forEach(listener -> listener.connectionErrorOccurred(sigils));
    }

    // Overridden javax.sql.StatementEventListener methods

    @Override
    public void statementClosed(StatementEvent event) {
        tell(event, (listener, sigils) -> listener.statementClosed(sigils));
    }

    @Override
    public void statementErrorOccurred(StatementEvent event) {
        tell(event, (listener, sigils) -> listener.statementErrorOccurred(sigils));
    }

    /** One of the listener's methods. */
    private interface Telling {
        void tell(StatementEventListener listener, StatementEvent event);
    }

    private void tell(StatementEvent event, Telling telling) {
        WeakReference<PreparedStatement> known;
        synchronized (statements) {
            known = statements.get(event.getStatement());
        }
        PreparedStatement statement = known == null ? null : known.get();
        if (statement != null) {
            StatementEvent sigils = new StatementEvent(pooled, statement, event.getSQLException());
            ofStatements.forEach(listener -> telling.tell(listener, sigils));
        }
    }
}
