package io.sigil.jdbc.forwarding;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.NullUnmarked;

/**
 * Forwards every method of {@link XAResource} to {@link #delegate()}. Many a driver's XAResource is its XAConnection too,
 * so it must not be handed out itself. As thread-safe as the delegate.
 */
@NullUnmarked
public abstract class ForwardingXaResource extends ForwardingObject implements XAResource {
    protected ForwardingXaResource() {}

    /** The object that calls are forwarded to; never null, the same one each time. */
    protected abstract XAResource delegate();

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        delegate().commit(xid, onePhase);
    }

    @Override
    public void end(Xid xid, int flags) throws XAException {
        delegate().end(xid, flags);
    }

    @Override
    public void forget(Xid xid) throws XAException {
        delegate().forget(xid);
    }

    @Override
    public int getTransactionTimeout() throws XAException {
        return delegate().getTransactionTimeout();
    }

    /** A driver knows only resources of its own. */
    @Override
    public boolean isSameRM(XAResource other) throws XAException {
        return delegate()
                .isSameRM(other instanceof ForwardingXaResource ? ((ForwardingXaResource) other).delegate() : other);
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        return delegate().prepare(xid);
    }

    @Override
    public Xid[] recover(int flag) throws XAException {
        return delegate().recover(flag);
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        delegate().rollback(xid);
    }

    @Override
    public boolean setTransactionTimeout(int seconds) throws XAException {
        return delegate().setTransactionTimeout(seconds);
    }

    @Override
    public void start(Xid xid, int flags) throws XAException {
        delegate().start(xid, flags);
    }
}
