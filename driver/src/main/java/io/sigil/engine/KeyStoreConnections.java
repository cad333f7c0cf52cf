package io.sigil.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sigil.error.ErrorCode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key store's own connections, never the application's. They come from a small pool that is made when the first one
 * is asked for, keeps none idle for long, and ends with the engine's last connection; it may be made anew later.
 * Thread-safe.
 */
final class KeyStoreConnections extends OwnDataSource implements AutoCloseable {
    private static final int MOST = 2;
    private static final long IDLE_MILLIS = 10_000;
    private static final long WAIT_MILLIS = 10_000;

    private final Optional<String> url;
    private volatile boolean privateMemory;
    private final Object monitor = new Object();
    private volatile @Nullable ConnectionSource application;
    private @Nullable HikariDataSource pool;

    /** @param url of the key store's database; empty: the application's own */
    KeyStoreConnections(Optional<String> url) {
        this.url = url;
    }

    /** The application's database has this URL. */
    void connected(String applicationUrl) {
        String lower = applicationUrl.toLowerCase(Locale.ROOT);
        privateMemory = url.isEmpty() && (lower.equals("jdbc:h2:mem:") || lower.startsWith("jdbc:h2:mem:;"));
    }

    /** From now on connections of the application's database come from here. */
    void comeFrom(ConnectionSource source) {
        application = source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool().getConnection();
    }

    private HikariDataSource pool() {
        synchronized (monitor) {
            HikariDataSource open = pool;
            if (open == null) {
                open = newPool();
                pool = open;
            }
            return open;
        }
    }

    private HikariDataSource newPool() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("sigil-key-store");
        config.setDataSource(new Opener());
        // A private in-memory database lives as long as its one connection.
        config.setMaximumPoolSize(privateMemory ? 1 : MOST);
        config.setMinimumIdle(privateMemory ? 1 : 0);
        config.setIdleTimeout(IDLE_MILLIS);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setInitializationFailTimeout(-1);
        if (privateMemory) {
            config.setMaxLifetime(0);
        }
        return new HikariDataSource(config);
    }

    private Connection open() throws SQLException {
        if (url.isPresent()) {
            return DriverManager.getConnection(url.get());
        }
        ConnectionSource source = application;
        if (source == null) {
            throw ErrorCode.CONFIGURATION_INVALID.exception(
                    "key store not reached, its engine has no connection any more; open a connection first");
        }
        return source.open();
    }

    /** Lets go of the pool and of the application's connections; what is returned ends the pool's threads. */
    Runnable detach() {
        HikariDataSource open;
        synchronized (monitor) {
            open = pool;
            pool = null;
            application = null;
        }
        return open == null ? () -> {} : open::close;
    }

    @Override
    public void close() {
        detach().run();
    }

    /** Where the pool's connections come from. */
    private final class Opener extends OwnDataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return open();
        }
    }
}
