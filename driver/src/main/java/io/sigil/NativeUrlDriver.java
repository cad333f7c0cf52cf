package io.sigil;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The driver for tools that choose their SQL dialect by the URL: it takes the database's own URL, and acts when the
 * property {@code sigil.rules} is in the URL or the {@code Properties}. Never registered; name it as the tool's driver
 * class. Thread-safe.
 */
public final class NativeUrlDriver extends EntryDriver {
    /** For whoever names the class. */
    public NativeUrlDriver() {
        this(Connector.ofJvm());
    }

    NativeUrlDriver(Connector connector) {
        super(connector);
    }

    /**
     * True for each JDBC URL but Sigil's, because {@code sigil.rules} may be in the properties, which aren't known here.
     *
     * @throws SQLException when the URL is null
     */
    @Override
    public boolean acceptsURL(@Nullable String url) throws SQLException {
        return SigilUrl.isNative(url);
    }

    @Override
    @Nullable
    SigilUrl take(@Nullable String url) throws SQLException {
        return SigilUrl.isNative(url) ? SigilUrl.parseNative(url) : null;
    }

    /** Some tools register what they are told to use, so without rules other connections must pass by. */
    @Override
    boolean wanted(ConnectionSettings settings) {
        return settings.get(ConnectionProperty.RULES) != null;
    }
}
