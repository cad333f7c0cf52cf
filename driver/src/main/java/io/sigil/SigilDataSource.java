package io.sigil;

import io.sigil.error.ErrorCode;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Encrypting connections, from a URL or around another data source. Set the properties before the first connection;
 * after that it is thread-safe, as far as a data source that it is around is.
 */
public class SigilDataSource implements DataSource {
    private final Connector connector;
    private @Nullable String url;
    private @Nullable DataSource dataSource;
    private @Nullable String user;
    private @Nullable String password;
    private @Nullable String rules;
    private @Nullable String unwrap;
    private Properties properties = new Properties();

    /** Set {@code url} or {@code dataSource} next. */
    public SigilDataSource() {
        this(Connector.ofJvm());
    }

    /** @param url begins with {@code jdbc:sigil:} */
    public SigilDataSource(String url) {
        this();
        this.url = url;
    }

    /** @param dataSource gives connections of the database's own driver */
    public SigilDataSource(DataSource dataSource) {
        this();
        this.dataSource = dataSource;
    }

    SigilDataSource(Connector connector) {
        this.connector = connector;
    }

    // Where to connect

    /** Null when this is around a data source. */
    public @Nullable String getUrl() {
        return url;
    }

    /** @param url begins with {@code jdbc:sigil:} */
    public void setUrl(@Nullable String url) {
        this.url = url;
    }

    /** The data source behind, which doesn't encrypt: null unless {@code unwrap} is {@code allow}. */
    public @Nullable DataSource getDataSource() {
        try {
            return unwrapPolicy() == UnwrapPolicy.ALLOW ? dataSource : null;
        } catch (SQLException e) {
            return null; // getConnection will say what is wrong with the settings
        }
    }

    /** @param dataSource gives connections of the database's own driver */
    public void setDataSource(@Nullable DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Null: whoever the URL, the properties or the data source name. */
    public @Nullable String getUser() {
        return user;
    }

    public void setUser(@Nullable String user) {
        this.user = user;
    }

    /** There is no way to get it back. */
    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    // How to connect

    /** Null: where the properties, the URL or the environment say. */
    public @Nullable String getRules() {
        return rules;
    }

    /** @param rules path of the rules file, or {@code classpath:name} */
    public void setRules(@Nullable String rules) {
        this.rules = rules;
    }

    /** Null: as the properties or the URL say, {@code deny} otherwise. */
    public @Nullable String getUnwrap() {
        return unwrap;
    }

    /** @param unwrap {@code deny} or {@code allow}: whether the delegate's own objects may be handed out */
    public void setUnwrap(@Nullable String unwrap) {
        this.unwrap = unwrap;
    }

    /** A copy. */
    public Properties getProperties() {
        return copyOf(properties);
    }

    /** @param properties Sigil's, and for a URL those of the database's driver; copied */
    public void setProperties(Properties properties) {
        this.properties = copyOf(properties);
    }

    private static Properties copyOf(Properties properties) {
        Properties copy = new Properties();
        copy.putAll(properties);
        properties.stringPropertyNames().forEach(name -> copy.setProperty(name, properties.getProperty(name)));
        return copy;
    }

    // Overridden javax.sql.DataSource methods

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(user, password);
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        DataSource around = dataSource;
        if ((url == null) == (around == null)) {
            throw ErrorCode.CONFIGURATION_INVALID.exception(
                    (url == null ? "neither url nor dataSource is set" : "url and dataSource are both set")
                            + ", in a SigilDataSource; it needs one place to connect to; set one of them");
        }
        if (around instanceof SigilDataSource) {
            throw ErrorCode.CONFIGURATION_INVALID.exception(
                    "a SigilDataSource around another, as its dataSource; values would be encrypted twice; leave one out");
        }
        Properties info = settings();
        if (around != null) {
            DataSource delegate =
                    user == null && password == null ? around : new CredentialsDataSource(around, user, password);
            return connector.connect(ConnectionSettings.of(Map.of(), info), delegate);
        }
        if (user != null) {
            info.setProperty("user", user);
        }
        if (password != null) {
            info.setProperty("password", password);
        }
        SigilUrl parsed = SigilUrl.parse(url);
        return connector.connect(parsed, ConnectionSettings.of(parsed.properties(), info));
    }

    /** What was set one by one comes before the properties. */
    private Properties settings() {
        Properties info = copyOf(properties);
        override(info, ConnectionProperty.RULES, rules);
        override(info, ConnectionProperty.UNWRAP, unwrap);
        return info;
    }

    private static void override(Properties info, ConnectionProperty property, @Nullable String value) {
        if (value != null) {
            info.keySet()
                    .removeIf(key ->
                            key instanceof String && property.propertyName().equalsIgnoreCase((String) key));
            info.setProperty(property.propertyName(), value);
        }
    }

    /** The data source's; with a URL {@code DriverManager}'s, which JDBC drivers go by. */
    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return dataSource != null ? dataSource.getLogWriter() : DriverManager.getLogWriter();
    }

    @Override
    @SuppressWarnings("NullAway") // null turns logging off
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        if (dataSource != null) {
            dataSource.setLogWriter(out);
        } else {
            DriverManager.setLogWriter(out);
        }
    }

    /** Seconds; the data source's, with a URL {@code DriverManager}'s, which JDBC drivers go by. */
    @Override
    public int getLoginTimeout() throws SQLException {
        return dataSource != null ? dataSource.getLoginTimeout() : DriverManager.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        if (dataSource != null) {
            dataSource.setLoginTimeout(seconds);
        } else {
            DriverManager.setLoginTimeout(seconds);
        }
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.sigil");
    }

    @Override
    public boolean isWrapperFor(@Nullable Class<?> type) throws SQLException {
        if (type == null) {
            return false;
        }
        DataSource around = dataSource;
        return type.isInstance(this)
                || (around != null
                        && unwrapPolicy() == UnwrapPolicy.ALLOW
                        && (type.isInstance(around) || around.isWrapperFor(type)));
    }

    @Override
    public <T> T unwrap(@Nullable Class<T> type) throws SQLException {
        if (type != null && type.isInstance(this)) {
            return type.cast(this);
        }
        DataSource around = dataSource;
        if (type != null && around != null && unwrapPolicy() == UnwrapPolicy.ALLOW) {
            return type.isInstance(around) ? type.cast(around) : around.unwrap(type);
        }
        throw ErrorCode.UNWRAP_DENIED.exception("unwrap to " + (type == null ? "null" : type.getName())
                + " denied, on a SigilDataSource; connections of the data source behind bypass encryption; use"
                + " javax.sql.DataSource, or set sigil.unwrap=allow where that is meant");
    }

    private UnwrapPolicy unwrapPolicy() throws SQLException {
        return ConnectionSettings.of(Map.of(), settings()).unwrapPolicy();
    }

    /** Class name and identity: URLs and properties can hold passwords. */
    @Override
    public String toString() {
        return SigilDataSource.class.getSimpleName() + '@' + Integer.toHexString(System.identityHashCode(this));
    }
}
