package io.sigil.jdbc;

import io.sigil.engine.ConnectionSource;
import io.sigil.engine.EngineKey;
import io.sigil.engine.EngineRegistry;
import io.sigil.engine.EngineSession;
import io.sigil.engine.RulesSource;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.sql.Connection;
import java.sql.SQLException;

/** Makes encrypting connections over shared engines. Thread-safe. */
public final class EncryptedConnections {
    private final EngineRegistry registry;

    public EncryptedConnections(EngineRegistry registry) {
        this.registry = registry;
    }

    /**
     * Opens a connection of the delegate and puts an encrypting one in front of it. Rules come first: when they can't be
     * obeyed, the database isn't asked. When anything fails, nothing stays open.
     *
     * @param key equal keys share an engine
     * @param rules read when there is no engine yet
     * @param classLoader where key encryption services may lie
     * @param source of the delegate's connections; the key store's come from there too
     */
    public Connection open(
            EngineKey key, RulesSource rules, ClassLoader classLoader, ConnectionSource source, UnwrapPolicy unwrap)
            throws SQLException {
        EngineRegistry.Lease lease = registry.acquire(key, rules, classLoader, source);
        Connection delegate = null;
        boolean opened = false;
        try {
            delegate = source.open();
            Connection connection = new EncryptingConnection(delegate, EngineSession.open(lease, delegate), unwrap);
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                try {
                    if (delegate != null) {
                        delegate.close();
                    }
                } finally {
                    lease.close();
                }
            }
        }
    }
}
