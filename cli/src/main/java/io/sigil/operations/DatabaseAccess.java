package io.sigil.operations;

import io.sigil.ConnectionProperty;
import io.sigil.SigilUrl;
import io.sigil.error.ErrorCode;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the database itself, past encryption. The drivers are those of {@link DriverManager}. Immutable,
 * thread-safe; compared by what it connects with, so that connections of one database share an engine.
 */
public final class DatabaseAccess implements DataSource {
    /** SQLState of {@link DriverManager} when no driver takes a URL. */
    private static final String NO_DRIVER = "08001";

    private final String url;
    private final Properties credentials;
    private final @Nullable String rules;

    private DatabaseAccess(String url, Properties credentials, @Nullable String rules) {
        this.url = url;
        this.credentials = credentials;
        this.rules = rules;
    }

    /**
     * @param url the delegate's own, or the same behind {@code jdbc:sigil:}
     * @param user null: what the URL says, or none
     * @param password null: what the URL says, or none
     * @throws SQLException SIGIL-1004 when the URL isn't one
     */
    public static DatabaseAccess of(String url, @Nullable String user, @Nullable String password) throws SQLException {
        Properties credentials = new Properties();
        if (user != null) {
            credentials.setProperty("user", user);
        }
        if (password != null) {
            credentials.setProperty("password", password);
        }
        if (SigilUrl.isSigils(url)) {
            SigilUrl parsed = SigilUrl.parse(url);
            return new DatabaseAccess(
                    parsed.delegateUrl(), credentials, parsed.properties().get(ConnectionProperty.RULES));
        }
        if (!url.startsWith("jdbc:")) {
            throw ErrorCode.CONFIGURATION_INVALID.exception(
                    "not a JDBC URL, given as the database's; it must begin with"
                            + " jdbc:; write it as the application's configuration does");
        }
        return new DatabaseAccess(url, credentials, null);
    }

    /** The rules file that a {@code jdbc:sigil:} URL names. */
    public Optional<String> rules() {
        return Optional.ofNullable(rules);
    }

    /** Another database, by a URL that brings its own credentials. */
    DatabaseAccess at(String otherUrl) {
        return new DatabaseAccess(otherUrl, new Properties(), null);
    }

    /** Another server with the same credentials. */
    public DatabaseAccess replica(String otherUrl) throws SQLException {
        return of(otherUrl, credentials.getProperty("user"), credentials.getProperty("password"));
    }

    /** Begins with {@code jdbc:}; may hold a password: never print it. */
    public String url() {
        return url;
    }

    /** What may be printed of the URL: {@code jdbc:postgresql:}. */
    public String scheme() {
        int colon = url.indexOf(':', "jdbc:".length());
        return colon < 0 ? "jdbc:" : url.substring(0, colon + 1);
    }

    // Overridden javax.sql.DataSource methods

    /** @throws SQLException SIGIL-1003 when no driver takes the URL, else the driver's own */
    @Override
    public Connection getConnection() throws SQLException {
        try {
            return DriverManager.getConnection(url, credentials);
        } catch (SQLException e) {
            if (NO_DRIVER.equals(e.getSQLState())
                    && String.valueOf(e.getMessage()).startsWith("No suitable driver")) {
                throw ErrorCode.NO_DELEGATE.exception("no driver, for " + scheme()
                        + "; the jar of Sigil holds no database's driver; give the path of its jar by --driver-path,"
                        + " or put it beside Sigil's on the class path");
            }
            throw e;
        }
    }

    /** Not supported: credentials are this object's own. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("credentials are given once");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.sigil");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLFeatureNotSupportedException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DatabaseAccess
                && url.equals(((DatabaseAccess) other).url)
                && credentials.equals(((DatabaseAccess) other).credentials);
    }

    @Override
    public int hashCode() {
        return Objects.hash(url, credentials);
    }

    @Override
    public String toString() {
        return scheme() + "…";
    }
}
