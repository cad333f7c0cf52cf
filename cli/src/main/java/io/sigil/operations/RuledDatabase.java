package io.sigil.operations;

import io.sigil.engine.EngineKey;
import io.sigil.engine.EngineRegistry;
import io.sigil.engine.EngineSession;
import io.sigil.keys.DataKeys;
import io.sigil.rules.Rules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * A database under the rules that a job works by. The rules are those it was opened with: a job isn't moved to others by a
 * change of the file. Thread-safe.
 */
public final class RuledDatabase implements AutoCloseable {
    private final DataSource delegate;
    private final Rules rules;
    private final EngineRegistry.Lease lease;

    private RuledDatabase(DataSource delegate, Rules rules, EngineRegistry.Lease lease) {
        this.delegate = delegate;
        this.rules = rules;
        this.lease = lease;
    }

    /**
     * @param delegate gives connections of the database's own driver, with nothing of Sigil's in front; each worker of a job
     *     keeps one, and the key store takes some for moments
     * @param loader where key encryption services may lie
     * @throws SQLException when the rules can't be obeyed; the database isn't asked yet
     */
    public static RuledDatabase open(DataSource delegate, Rules rules, ClassLoader loader) throws SQLException {
        Objects.requireNonNull(delegate);
        EngineKey key = new EngineKey(rules, delegate);
        EngineRegistry.Lease lease = EngineRegistry.jvm().acquire(key, () -> rules, loader, delegate::getConnection);
        return new RuledDatabase(delegate, rules, lease);
    }

    public Rules rules() {
        return rules;
    }

    /** A new connection of the delegate, the caller's to close. */
    public Connection connect() throws SQLException {
        return delegate.getConnection();
    }

    /** Where connections come from. */
    public DataSource delegate() {
        return delegate;
    }

    /** What the engine knows of a connection; it stays open when the session is closed. */
    public EngineSession session(Connection connection) throws SQLException {
        return EngineSession.share(lease, connection);
    }

    /** The data keys that the cells are made with. */
    public DataKeys keys() {
        return lease.engine().keys();
    }

    /** Lets go of keys and connections of the key store. */
    @Override
    public void close() {
        lease.close();
    }
}
