package io.sigil.it.pgjdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Wrapper;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the suite's woven classes call in place of DriverManager and of casts to classes of pgjdbc. Runs in the suite's JVM, so
 * it knows of Sigil by name only.
 */
public final class ThroughSigil {
    /** Names the rules file; there is none where the suite runs bare. */
    static final String RULES = "pgjdbc.suite.rules";

    private static final AtomicInteger CONNECTIONS = new AtomicInteger();

    private ThroughSigil() {}

    /** How many connections were opened so far. */
    static int connections() {
        return CONNECTIONS.get();
    }

    /** As {@link DriverManager#getConnection(String)}. */
    public static Connection getConnection(String url) throws SQLException {
        return counted(DriverManager.getConnection(sigils(url)));
    }

    /** As {@link DriverManager#getConnection(String, Properties)}. */
    public static Connection getConnection(String url, Properties properties) throws SQLException {
        return counted(DriverManager.getConnection(sigils(url), properties));
    }

    /** As {@link DriverManager#getConnection(String, String, String)}. */
    public static Connection getConnection(String url, String user, String password) throws SQLException {
        return counted(DriverManager.getConnection(sigils(url), user, password));
    }

    private static Connection counted(Connection connection) {
        CONNECTIONS.incrementAndGet();
        return connection;
    }

    private static String sigils(String url) {
        if (url == null || !url.startsWith("jdbc:postgresql:")) {
            return url;
        }
        return "jdbc:sigil:" + url.substring("jdbc:".length()) + (url.contains("?") ? "&" : "?") + "sigil.rules="
                + System.getProperty(RULES) + "&sigil.unwrap=allow";
    }

    /** What a cast would give if the code had asked by {@code unwrap}; otherwise the object itself, for the cast to refuse. */
    public static Object cast(Object object, Class<?> type) throws SQLException {
        return isSigils(object, type) ? ((Wrapper) object).unwrap(type) : object;
    }

    /** As {@code instanceof}, for code that had asked by {@code isWrapperFor}. */
    public static boolean isInstance(Object object, Class<?> type) throws SQLException {
        return type.isInstance(object) || isSigils(object, type);
    }

    private static boolean isSigils(Object object, Class<?> type) throws SQLException {
        return !type.isInstance(object)
                && object instanceof Wrapper wrapper
                && object.getClass().getName().startsWith("io.sigil.")
                && wrapper.isWrapperFor(type);
    }
}
