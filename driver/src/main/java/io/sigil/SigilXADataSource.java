package io.sigil;

import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/**
 * Encrypting connections for global transactions, around the XA data source of the database's driver. Set the properties
 * before the first connection; after that it is as thread-safe as what it is around.
 */
public class SigilXADataSource extends EncryptingSource<XADataSource> implements XADataSource {
    private final PooledConnector connector = new PooledConnector();

    /** Set {@code xaDataSource} next. */
    public SigilXADataSource() {
        super(null);
    }

    /** @param xaDataSource the database's own */
    public SigilXADataSource(XADataSource xaDataSource) {
        super(xaDataSource);
    }

    /** The data source behind, which doesn't encrypt: null unless {@code unwrap} is {@code allow}. */
    public @Nullable XADataSource getXaDataSource() {
        return behind();
    }

    /** @param xaDataSource the database's own */
    public void setXaDataSource(@Nullable XADataSource xaDataSource) {
        around(xaDataSource);
    }

    // Overridden javax.sql.XADataSource methods

    @Override
    public XAConnection getXAConnection() throws SQLException {
        XADataSource source = delegate();
        return connector.xa(settings(), new PhysicalConnections<>(source, source::getXAConnection));
    }

    @Override
    @SuppressWarnings("NullAway") // null is the delegate's affair
    public XAConnection getXAConnection(@Nullable String user, @Nullable String password) throws SQLException {
        XADataSource source = delegate();
        return connector.xa(
                settings(),
                new PhysicalConnections<>(source, user, password, () -> source.getXAConnection(user, password)));
    }
}
