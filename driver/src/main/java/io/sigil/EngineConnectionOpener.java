package io.sigil;

import io.sigil.engine.EngineKey;
import io.sigil.engine.EngineRegistry;
import io.sigil.jdbc.EncryptedConnections;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Opens connections over the engines that all connections of the JVM share. */
final class EngineConnectionOpener implements ConnectionOpener {
    private final EncryptedConnections connections = new EncryptedConnections(EngineRegistry.jvm());

    @Override
    public Connection open(RulesFile rules, DataSource delegate, UnwrapPolicy unwrap) throws SQLException {
        return connections.open(
                new EngineKey(rules.identity(), delegate),
                WatchedRules.of(rules),
                classLoader(),
                delegate::getConnection,
                unwrap);
    }

    static ClassLoader classLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : EngineConnectionOpener.class.getClassLoader();
    }
}
