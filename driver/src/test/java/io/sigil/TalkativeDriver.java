package io.sigil;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.util.Properties;
import java.util.logging.Logger;

/** Connects to nothing; its one property is named after the URL that it was asked about. */
final class TalkativeDriver implements Driver {
    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith("jdbc:talkative:");
    }

    @Override
    public Connection connect(String url, Properties info) {
        return null;
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getAnonymousLogger();
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[] {new DriverPropertyInfo(url, null)};
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }
}
