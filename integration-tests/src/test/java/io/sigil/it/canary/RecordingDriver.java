package io.sigil.it.canary;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;

/**
 * Stands in front of a real delegate and writes down what is sent to it: {@code jdbc:recording:h2:mem:x} opens {@code
 * jdbc:h2:mem:x}. What it hears goes to every open {@link Recording}. Found by ServiceLoader.
 */
public final class RecordingDriver implements Driver {
    /** Goes in front of a delegate's URL without its {@code jdbc:}. */
    public static final String PREFIX = "jdbc:recording:";

    private static final List<Recording> LISTENERS = new CopyOnWriteArrayList<>();

    static {
        // ServiceLoader only loads the class; registering is the driver's part (JDBC 4.3 §9.2.1).
        try {
            DriverManager.registerDriver(new RecordingDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static void addListener(Recording recording) {
        LISTENERS.add(recording);
    }

    static void removeListener(Recording recording) {
        LISTENERS.remove(recording);
    }

    /** The same connection, recorded; for tests that hold a connection or DataSource already. */
    public static Connection record(Connection connection) throws SQLException {
        String url = connection.getMetaData().getURL();
        return RecordingProxy.of(connection, url, event -> LISTENERS.forEach(listener -> listener.hear(event)));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        return record(DriverManager.getConnection(delegateUrl(url), properties));
    }

    private static String delegateUrl(String url) {
        return "jdbc:" + url.substring(PREFIX.length());
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        String delegateUrl = delegateUrl(url);
        return DriverManager.getDriver(delegateUrl).getPropertyInfo(delegateUrl, properties);
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
        return Logger.getLogger(RecordingDriver.class.getPackageName());
    }
}
