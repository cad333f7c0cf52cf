package io.sigil.engine;

import io.sigil.keys.DataKeys;
import io.sigil.keys.store.KeyStores;
import io.sigil.rules.Rules;
import io.sigil.schema.HomeSchema;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What every connection to one database under one rules file shares. Made without asking the database or a key service.
 * Thread-safe.
 */
public final class Engine implements AutoCloseable {
    private final Rules rules;
    private final KeyStoreConnections keyStoreConnections;
    private final CellCiphers cells;
    private final Supplier<StatementAnalysis> analyses;
    private final ConcurrentHashMap<HomeSchema, Realm> realms = new ConcurrentHashMap<>();

    private Engine(
            Rules rules,
            KeyStoreConnections keyStoreConnections,
            CellCiphers cells,
            Supplier<StatementAnalysis> analyses) {
        this.rules = rules;
        this.keyStoreConnections = keyStoreConnections;
        this.cells = cells;
        this.analyses = analyses;
    }

    /**
     * @param analyses makes the analysis that serves until the schema changes
     * @throws SQLException SIGIL-1007 when the rules ask for what isn't there yet, SIGIL-5xxx when they name a key
     *     encryption service that isn't
     */
    static Engine of(Rules rules, ClassLoader classLoader, Supplier<StatementAnalysis> analyses) throws SQLException {
        ConfigurationGate.require(rules);
        KeyStoreConnections connections =
                new KeyStoreConnections(rules.keystore().url());
        DataKeys keys = DataKeys.open(
                rules.keys(), KeyStores.of(rules.keystore(), connections), classLoader, Clock.systemUTC());
        return new Engine(rules, connections, new CellCiphers(keys), analyses);
    }

    public Rules rules() {
        return rules;
    }

    /** The data keys of this database. */
    public DataKeys keys() {
        return cells.keys();
    }

    /** @throws SQLException SIGIL-1008 when the database can't be held to the rules */
    Realm realm(HomeSchema home) throws SQLException {
        Realm known = realms.get(home);
        if (known != null) {
            return known;
        }
        ConfigurationGate.require(rules, home.dialect());
        return realms.computeIfAbsent(home, h -> new Realm(rules, h, cells, analyses));
    }

    /** Forgets tables and plans of every home. */
    public void schemaChanged() {
        realms.values().forEach(Realm::schemaChanged);
    }

    /** A connection is there, and more can be had from where it came. */
    void wake(ConnectionSource source) {
        keyStoreConnections.comeFrom(source);
    }

    /** A connection was made to the database of this URL. */
    void connected(String url) {
        keyStoreConnections.connected(url);
    }

    /**
     * The last connection has gone: no thread and no connection stay, plans and unwrapped keys do for a while.
     *
     * @return ends what is left of the key store's connections; it may take its time
     */
    Runnable sleep() {
        return keyStoreConnections.detach();
    }

    /** Wipes the data keys. */
    @Override
    public void close() {
        cells.keys().close();
        keyStoreConnections.close();
    }
}
