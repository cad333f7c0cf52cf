package io.sigil.it.server;

import io.sigil.dialect.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;

/** One empty database on a {@link DatabaseServer}: for one test class, or for one side of a twin. Thread-safe. */
public final class TestDatabase {
    private final DatabaseServer server;
    private final String name;
    private final String url;
    private final String user;
    private final String password;

    TestDatabase(DatabaseServer server, String name, String url, String user, String password) {
        this.server = server;
        this.name = name;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    public DatabaseServer server() {
        return server;
    }

    public Dialect dialect() {
        return server.kind().dialect();
    }

    public String name() {
        return name;
    }

    /** The delegate's own URL, such as {@code jdbc:postgresql://127.0.0.1:1234/it_users_1}. */
    public String url() {
        return url;
    }

    /**
     * The same database behind a prefix.
     *
     * @param prefix such as {@code jdbc:sigil:} or {@code jdbc:sigil:recording:}
     */
    public String url(String prefix) {
        return prefix + url.substring("jdbc:".length());
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** User and password. A copy: add to it as you like. */
    public Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return properties;
    }

    /** A connection of the delegate, without anything in front of it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, properties());
    }

    /** A connection behind a prefix; {@code more} comes on top of user and password. */
    public Connection connect(String prefix, Properties more) throws SQLException {
        Properties all = properties();
        all.putAll(more);
        return DriverManager.getConnection(url(prefix), all);
    }

    /** Plain connections of the delegate, each a new one. */
    public DataSource dataSource() {
        return new UrlDataSource(url, properties());
    }

    /** Connections behind a prefix, each a new one; see {@link #connect(String, Properties)}. */
    public DataSource dataSource(String prefix, Properties more) {
        Properties all = properties();
        all.putAll(more);
        return new UrlDataSource(url(prefix), all);
    }

    /** What {@link DatabaseServer#files} says, brought up to date. */
    public List<Path> filesOnDisk() throws SQLException, IOException {
        server.flush(this);
        return server.files();
    }

    /** Removes the database; for tests that make many. */
    public void drop() throws SQLException {
        server.drop(this);
    }

    @Override
    public String toString() {
        return server.kind() + " database " + name;
    }
}
