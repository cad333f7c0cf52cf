package io.sigil;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The driver for URLs that begin with {@code jdbc:sigil:}, followed by the database's own URL without its {@code jdbc:}.
 * Registers itself with {@link DriverManager}. Thread-safe.
 */
public final class SigilDriver extends EntryDriver {
    static {
        try {
            DriverManager.registerDriver(new SigilDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** For {@code ServiceLoader} and whoever names the class. */
    public SigilDriver() {
        this(Connector.ofJvm());
    }

    SigilDriver(Connector connector) {
        super(connector);
    }

    /** @throws SQLException when the URL is null */
    @Override
    public boolean acceptsURL(@Nullable String url) throws SQLException {
        return SigilUrl.isSigils(url);
    }

    @Override
    @Nullable
    SigilUrl take(@Nullable String url) throws SQLException {
        return SigilUrl.isSigils(url) ? SigilUrl.parse(url) : null;
    }

    @Override
    boolean wanted(ConnectionSettings settings) {
        return true;
    }
}
