package io.sigil.jdbc;

import io.sigil.jdbc.forwarding.ForwardingXaResource;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.NullUnmarked;

/**
 * Tells the connection's session where a branch of a global transaction begins and ends: settings and DDL may have been
 * undone, and some drivers go on with another physical session. As thread-safe as the delegate.
 */
@NullUnmarked
final class SigilXaResource extends ForwardingXaResource {
    private final XAResource delegate;
    private final Runnable changed;

    /** @param changed told on whatever thread the transaction manager uses */
    SigilXaResource(XAResource delegate, Runnable changed) {
        this.delegate = delegate;
        this.changed = changed;
    }

    @Override
    protected XAResource delegate() {
        return delegate;
    }

    // Overridden javax.transaction.xa.XAResource methods

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        try {
            super.commit(xid, onePhase);
        } finally {
            changed.run();
        }
    }

    @Override
    public void end(Xid xid, int flags) throws XAException {
        try {
            super.end(xid, flags);
        } finally {
            changed.run();
        }
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        try {
            return super.prepare(xid);
        } finally {
            changed.run();
        }
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        try {
            super.rollback(xid);
        } finally {
            changed.run();
        }
    }

    @Override
    public void start(Xid xid, int flags) throws XAException {
        try {
            super.start(xid, flags);
        } finally {
            changed.run();
        }
    }
}
