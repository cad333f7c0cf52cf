package io.sigil;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What Sigil's drivers have in common. Thread-safe. */
abstract class EntryDriver implements Driver {
    private final Connector connector;

    EntryDriver(Connector connector) {
        this.connector = connector;
    }

    /** Null when the URL isn't for this driver. */
    abstract @Nullable SigilUrl take(@Nullable String url) throws SQLException;

    /** Whether to connect at all, for a URL that is for this driver. */
    abstract boolean wanted(ConnectionSettings settings);

    /**
     * @return null when the URL isn't for this driver
     * @throws SQLException Sigil's, with code 1001 to 1006, or the delegate's own
     */
    @Override
    public @Nullable Connection connect(@Nullable String url, @Nullable Properties info) throws SQLException {
        SigilUrl taken = take(url);
        if (taken == null) {
            return null;
        }
        ConnectionSettings settings = ConnectionSettings.of(taken.properties(), info);
        return wanted(settings) ? connector.connect(taken, settings) : null;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info) throws SQLException {
        SigilUrl taken = take(url);
        if (taken == null) {
            return new DriverPropertyInfo[0];
        }
        return connector.propertyInfo(taken, ConnectionSettings.of(taken.properties(), info));
    }

    @Override
    public int getMajorVersion() {
        return Version.MAJOR;
    }

    @Override
    public int getMinorVersion() {
        return Version.MINOR;
    }

    /** False: what Sigil refuses, SQL-92 Entry Level allows. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.sigil");
    }
}
