package io.sigil.it.pgjdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A fresh PostgreSQL server, set up as pgjdbc's contributors are told to: roles, extensions, logical replication. */
final class SuiteServer implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private SuiteServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static SuiteServer start(Path folder) throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setDataDirectory(folder.resolve("data"))
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "200")
                .setServerConfig("max_prepared_transactions", "64")
                .setServerConfig("wal_level", "logical")
                .setServerConfig("max_wal_senders", "5")
                .setServerConfig("max_replication_slots", "5")
                .setServerConfig("track_commit_timestamp", "on")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start();
        // Tests of passwords need a server that asks for them.
        Files.write(
                folder.resolve("data/pg_hba.conf"),
                List.of(
                        "host all postgres 127.0.0.1/32 trust",
                        "host replication all 127.0.0.1/32 trust",
                        "host all all 127.0.0.1/32 md5"));
        SuiteServer server = new SuiteServer(postgres);
        server.execute(
                "postgres",
                List.of(
                        "SELECT pg_reload_conf()",
                        "CREATE ROLE test LOGIN PASSWORD 'test'",
                        "CREATE DATABASE test OWNER test",
                        "CREATE ROLE testsspi LOGIN"));
        server.execute(
                "test",
                List.of("CREATE EXTENSION hstore", "CREATE EXTENSION citext", "GRANT ALL ON SCHEMA public TO test"));
        return server;
    }

    private void execute(String database, List<String> texts) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String text : texts) {
                statement.execute(text);
            }
        }
    }

    int port() {
        return postgres.getPort();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
