package io.sigil.jdbc;

import io.sigil.engine.ConnectionSource;
import io.sigil.engine.EngineKey;
import io.sigil.engine.EngineRegistry;
import io.sigil.engine.RulesSource;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.sql.SQLException;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;

/** Makes pooled connections whose logical connections encrypt, over shared engines. Thread-safe. */
public final class EncryptedPooledConnections {
    private final EngineRegistry registry;

    public EncryptedPooledConnections(EngineRegistry registry) {
        this.registry = registry;
    }

    /** Where physical connections come from. */
    @FunctionalInterface
    public interface Source<P extends PooledConnection> {
        /** A new one, the caller's to close. */
        P open() throws SQLException;
    }

    /** For a connection pool. Parameters are those of {@link #xa}. */
    public PooledConnection pooled(
            EngineKey key,
            RulesSource rules,
            ClassLoader classLoader,
            Source<PooledConnection> source,
            ConnectionSource keyStore,
            UnwrapPolicy unwrap)
            throws SQLException {
        return open(
                registry.acquire(key, rules, classLoader, keyStore),
                source,
                (raw, lease) -> new EncryptingPooledConnection(raw, lease, unwrap));
    }

    /**
     * For a transaction manager. Rules come first: when they can't be obeyed, the database isn't asked. When anything
     * fails, nothing stays open.
     *
     * @param key equal keys share an engine
     * @param rules read when there is no engine yet
     * @param classLoader where key encryption services may lie
     * @param source of the delegate's physical connections
     * @param keyStore of connections of the same database, outside every global transaction
     */
    public XAConnection xa(
            EngineKey key,
            RulesSource rules,
            ClassLoader classLoader,
            Source<XAConnection> source,
            ConnectionSource keyStore,
            UnwrapPolicy unwrap)
            throws SQLException {
        return open(
                registry.acquire(key, rules, classLoader, keyStore),
                source,
                (raw, lease) -> new EncryptingXaConnection(raw, lease, unwrap));
    }

    /** Puts Sigil's connection in front of the delegate's. */
    private interface Wrapping<P extends PooledConnection> {
        P wrap(P raw, EngineRegistry.Lease lease);
    }

    private static <P extends PooledConnection> P open(
            EngineRegistry.Lease lease, Source<P> source, Wrapping<P> wrapping) throws SQLException {
        boolean opened = false;
        try {
            P connection = wrapping.wrap(source.open(), lease);
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                lease.close();
            }
        }
    }
}
