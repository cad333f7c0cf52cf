package io.sigil;

import io.sigil.engine.EngineKey;
import io.sigil.engine.EngineRegistry;
import io.sigil.jdbc.EncryptedPooledConnections;
import java.sql.SQLException;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;

/** From what a pool or transaction manager asked for to a pooled connection: rules, delegate, engine. Thread-safe. */
final class PooledConnector {
    private final EncryptedPooledConnections connections = new EncryptedPooledConnections(EngineRegistry.jvm());

    PooledConnection pooled(ConnectionSettings settings, PhysicalConnections<PooledConnection> delegate)
            throws SQLException {
        RulesFile rules = rules(settings);
        return connections.pooled(
                new EngineKey(rules.identity(), delegate),
                WatchedRules.of(rules),
                EngineConnectionOpener.classLoader(),
                delegate::open,
                delegate::getConnection,
                settings.unwrapPolicy());
    }

    XAConnection xa(ConnectionSettings settings, PhysicalConnections<XAConnection> delegate) throws SQLException {
        RulesFile rules = rules(settings);
        return connections.xa(
                new EngineKey(rules.identity(), delegate),
                WatchedRules.of(rules),
                EngineConnectionOpener.classLoader(),
                delegate::open,
                delegate::getConnection,
                settings.unwrapPolicy());
    }

    private static RulesFile rules(ConnectionSettings settings) throws SQLException {
        return new RulesLookup(Environment.ofCurrentThread()).find(settings.get(ConnectionProperty.RULES));
    }
}
