package io.sigil.jdbc;

import io.sigil.engine.EngineRegistry;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.NullUnmarked;

/** A pooled connection that takes part in global transactions. As thread-safe as the delegate's. */
@NullUnmarked
final class EncryptingXaConnection extends EncryptingPooledConnection implements XAConnection {
    private final XAConnection delegate;
    private SigilXaResource resource;

    EncryptingXaConnection(XAConnection delegate, EngineRegistry.Lease lease, UnwrapPolicy unwrapPolicy) {
        super(delegate, lease, unwrapPolicy);
        this.delegate = delegate;
    }

    // Overridden javax.sql.XAConnection methods

    @Override
    public XAResource getXAResource() throws SQLException {
        XAResource raw = delegate.getXAResource(); // throws when the connection is closed
        if (raw == null) {
            return null;
        }
        synchronized (this) {
            if (resource == null) {
                resource = new SigilXaResource(raw, this::transactionChanged);
            }
            return resource;
        }
    }
}
