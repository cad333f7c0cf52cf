package io.sigil.it.frameworks;

import io.sigil.it.canary.RecordingDriver;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * Takes the databases' own URLs and writes down what is sent, for tools that look at the URL. Never registered: it acts
 * where it is named.
 */
public final class RecordedDelegate implements Driver {

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith("jdbc:") && !url.startsWith("jdbc:sigil:");
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        return acceptsURL(url) ? RecordingDriver.record(DriverManager.getConnection(url, properties)) : null;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return DriverManager.getDriver(url).getPropertyInfo(url, properties);
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
    public boolean jdbcCompliant() {
        return true;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(RecordedDelegate.class.getPackageName());
    }
}
