package io.sigil.engine;

import io.sigil.error.ErrorCode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The key store's own connections, never the application's: each is opened for one look at the store and closed after it,
 * because keys are looked up rarely and a pool would have threads to leave behind. Few are open at a time. Thread-safe.
 */
final class KeyStoreConnections extends OwnDataSource implements AutoCloseable {
    private static final int MOST = 2;
    private static final long WAIT_SECONDS = 10;

    private final Optional<String> url;
    private final Semaphore permits = new Semaphore(MOST, true);
    private final Object monitor = new Object();
    private volatile boolean privateMemory;
    private volatile @Nullable ConnectionSource application;
    private @Nullable Connection kept;

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
        boolean only = privateMemory;
        int share = only ? MOST : 1;
        take(share);
        boolean lent = false;
        try {
            Connection connection = only
                    ? LentConnection.of(kept(), c -> {}, share(share))
                    : LentConnection.of(open(), Connection::close, share(share));
            lent = true;
            return connection;
        } finally {
            if (!lent) {
                permits.release(share);
            }
        }
    }

    private Runnable share(int share) {
        return () -> permits.release(share);
    }

    private void take(int share) throws SQLException {
        boolean taken;
        try {
            taken = permits.tryAcquire(share, WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ErrorCode.KEY_STORE_UNAVAILABLE.exception(
                    "key store not reached, the thread was interrupted while it waited; try again");
        }
        if (!taken) {
            throw ErrorCode.KEY_STORE_UNAVAILABLE.exception("key store not reached, its connections were busy for "
                    + WAIT_SECONDS + " seconds; check the database");
        }
    }

    /** A private in-memory database lives as long as its one connection. */
    private Connection kept() throws SQLException {
        synchronized (monitor) {
            Connection open = kept;
            if (open == null) {
                open = open();
                kept = open;
            }
            return open;
        }
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

    /** Lets go of the application's connections; what is returned closes the one that was kept. */
    Runnable detach() {
        Connection open;
        synchronized (monitor) {
            open = kept;
            kept = null;
            application = null;
        }
        return open == null ? () -> {} : () -> closeQuietly(open);
    }

    /** Whoever closes the last connection can do nothing about it. */
    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The private database is gone either way.
        }
    }

    @Override
    public void close() {
        detach().run();
    }
}
