package io.sigil.it.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * A MySQL server: a container where a container engine answers, else one unpacked from Debian's packages, else the one
 * that the system properties {@code sigil.test.mysql.url}, {@code .user} and {@code .password} name. The property {@code
 * sigil.test.mysql} (container, debian or external) asks for one of the three and no other.
 */
final class MySqlServer implements DatabaseServer {

    /** Where a server runs and what of it can be reached. */
    interface Source extends AutoCloseable {
        /** A URL that ends in a slash, to be followed by a database's name. */
        String baseUrl();

        String options();

        String user();

        String password();

        /** How the source appears in reports. */
        String title();

        List<Path> files();

        /** Makes {@link #files()} current after the server itself has flushed. */
        void fetchFiles() throws IOException;

        @Override
        void close();
    }

    private final Source source;
    private final String description;
    private final DatabaseNames names = new DatabaseNames();

    private MySqlServer(Source source, String description) {
        this.source = source;
        this.description = description;
    }

    static MySqlServer start() throws ServerUnavailableException, IOException, SQLException {
        Source source = source(System.getProperty("sigil.test.mysql", "any"));
        String url = source.baseUrl() + source.options();
        try (Connection connection = DriverManager.getConnection(url, source.user(), source.password())) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            return new MySqlServer(source, "MySQL " + version + ", " + source.title());
        }
    }

    private static Source source(String wish) throws ServerUnavailableException, IOException {
        return switch (wish) {
            case "container" -> MySqlContainerSource.start();
            case "debian" -> MySqlDebianSource.start();
            case "external" -> MySqlExternalSource.fromProperties();
            case "any" -> first();
            default ->
                throw new IllegalArgumentException(
                        "sigil.test.mysql is '" + wish + "', expected container, debian or external");
        };
    }

    private static Source first() throws ServerUnavailableException, IOException {
        String noContainer;
        String noPackages;
        try {
            return MySqlContainerSource.start();
        } catch (ServerUnavailableException e) {
            noContainer = e.getMessage();
        }
        try {
            return MySqlDebianSource.start();
        } catch (ServerUnavailableException e) {
            noPackages = e.getMessage();
        }
        try {
            return MySqlExternalSource.fromProperties();
        } catch (ServerUnavailableException e) {
            throw new ServerUnavailableException(noContainer + "; " + noPackages + "; " + e.getMessage());
        }
    }

    @Override
    public DatabaseKind kind() {
        return DatabaseKind.MYSQL;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public TestDatabase createDatabase(String hint) throws SQLException {
        String name = names.next(hint);
        String url = source.baseUrl() + source.options();
        try (Connection connection = DriverManager.getConnection(url, source.user(), source.password())) {
            MySqlFamily.createDatabase(connection, name);
        }
        return new TestDatabase(
                this, name, source.baseUrl() + name + source.options(), source.user(), source.password());
    }

    @Override
    public List<Path> files() {
        return source.files();
    }

    @Override
    public void flush(TestDatabase database) throws SQLException, IOException {
        MySqlFamily.flush(database);
        source.fetchFiles();
    }

    @Override
    public void drop(TestDatabase database) throws SQLException {
        MySqlFamily.drop(database);
    }

    @Override
    public void close() {
        source.close();
    }
}
