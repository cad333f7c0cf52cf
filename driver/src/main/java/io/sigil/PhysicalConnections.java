package io.sigil;

import io.sigil.jdbc.EncryptedPooledConnections;
import io.sigil.jdbc.forwarding.ForwardingConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.CommonDataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;

/**
 * Pooled connections of the delegate; as a data source, connections that close theirs when they are closed. As thread-safe
 * as the data source.
 */
final class PhysicalConnections<P extends PooledConnection> extends DelegateDataSource {
    private final CommonDataSource dataSource;
    private final @Nullable String user;
    private final @Nullable String password;
    private final EncryptedPooledConnections.Source<P> source;

    PhysicalConnections(CommonDataSource dataSource, EncryptedPooledConnections.Source<P> source) {
        this(dataSource, null, null, source);
    }

    /** @param source opens a connection of this user; not compared */
    PhysicalConnections(
            CommonDataSource dataSource,
            @Nullable String user,
            @Nullable String password,
            EncryptedPooledConnections.Source<P> source) {
        this.dataSource = dataSource;
        this.user = user;
        this.password = password;
        this.source = source;
    }

    /** A new one, the caller's to close. */
    P open() throws SQLException {
        return source.open();
    }

    @Override
    public Connection getConnection() throws SQLException {
        P pooled = source.open();
        boolean opened = false;
        try {
            Connection connection = new OwningConnection(pooled, pooled.getConnection());
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                pooled.close();
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PhysicalConnections
                && dataSource.equals(((PhysicalConnections<?>) other).dataSource)
                && Objects.equals(user, ((PhysicalConnections<?>) other).user)
                && Objects.equals(password, ((PhysicalConnections<?>) other).password);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dataSource, user, password);
    }

    @Override
    public String toString() {
        return "connections of a " + dataSource.getClass().getName();
    }

    /** The key store's, which never leaves Sigil. */
    private static final class OwningConnection extends ForwardingConnection {
        private final PooledConnection pooled;
        private final Connection delegate;

        OwningConnection(PooledConnection pooled, Connection delegate) {
            this.pooled = pooled;
            this.delegate = delegate;
        }

        @Override
        protected Connection delegate() {
            return delegate;
        }

        @Override
        public void close() throws SQLException {
            try {
                super.close();
            } finally {
                pooled.close();
            }
        }
    }
}
