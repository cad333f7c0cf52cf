package io.sigil;

import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;

/**
 * Encrypting connections for a connection pool that asks for pooled ones, around the data source of the database's driver
 * that gives them. Set the properties before the first connection; after that it is as thread-safe as what it is around.
 */
public class SigilConnectionPoolDataSource extends EncryptingSource<ConnectionPoolDataSource>
        implements ConnectionPoolDataSource {
    private final PooledConnector connector = new PooledConnector();

    /** Set {@code connectionPoolDataSource} next. */
    public SigilConnectionPoolDataSource() {
        super(null);
    }

    /** @param connectionPoolDataSource the database's own */
    public SigilConnectionPoolDataSource(ConnectionPoolDataSource connectionPoolDataSource) {
        super(connectionPoolDataSource);
    }

    /** The data source behind, which doesn't encrypt: null unless {@code unwrap} is {@code allow}. */
    public @Nullable ConnectionPoolDataSource getConnectionPoolDataSource() {
        return behind();
    }

    /** @param connectionPoolDataSource the database's own */
    public void setConnectionPoolDataSource(@Nullable ConnectionPoolDataSource connectionPoolDataSource) {
        around(connectionPoolDataSource);
    }

    // Overridden javax.sql.ConnectionPoolDataSource methods

    @Override
    public PooledConnection getPooledConnection() throws SQLException {
        ConnectionPoolDataSource source = delegate();
        return connector.pooled(settings(), new PhysicalConnections<>(source, source::getPooledConnection));
    }

    @Override
    @SuppressWarnings("NullAway") // null is the delegate's affair
    public PooledConnection getPooledConnection(@Nullable String user, @Nullable String password) throws SQLException {
        ConnectionPoolDataSource source = delegate();
        return connector.pooled(
                settings(),
                new PhysicalConnections<>(source, user, password, () -> source.getPooledConnection(user, password)));
    }
}
