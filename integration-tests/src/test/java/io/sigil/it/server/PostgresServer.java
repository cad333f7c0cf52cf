package io.sigil.it.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A PostgreSQL server from Maven artifacts. Every statement, with its parameters, goes to its log. */
final class PostgresServer implements DatabaseServer {
    private static final String USER = "postgres";

    private final EmbeddedPostgres postgres;
    private final Path folder;
    private final String description;
    private final DatabaseNames names = new DatabaseNames();

    private PostgresServer(EmbeddedPostgres postgres, Path folder, String description) {
        this.postgres = postgres;
        this.folder = folder;
        this.description = description;
    }

    static PostgresServer start() throws ServerUnavailableException, IOException, SQLException {
        if (!ServerFolders.isLinuxAmd64()) {
            throw new ServerUnavailableException("its Maven artifact is for Linux on amd64 only");
        }
        Path folder = ServerFolders.fresh("postgresql");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(ServerFolders.freePort())
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", folder.resolve("log").toString())
                .setServerConfig("log_filename", "statements.log")
                .setServerConfig("log_statement", "all")
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("max_prepared_transactions", "20")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            return new PostgresServer(
                    postgres,
                    folder,
                    "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion() + ", from Maven artifacts");
        }
    }

    @Override
    public DatabaseKind kind() {
        return DatabaseKind.POSTGRESQL;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public TestDatabase createDatabase(String hint) throws SQLException {
        String name = names.next(hint);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name;
        return new TestDatabase(this, name, url, USER, USER);
    }

    @Override
    public List<Path> files() {
        return List.of(folder.resolve("data"), folder.resolve("log"), folder.resolve("server.log"));
    }

    @Override
    public void flush(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    @Override
    public void drop(TestDatabase database) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + database.name() + " WITH (FORCE)");
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
